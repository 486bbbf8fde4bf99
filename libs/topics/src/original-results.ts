import { parseWith } from '@experiments/contracts';
import type { OriginalResult } from '@experiments/contracts';
import { z } from 'zod';
import facts from './original-results.json' with { type: 'json' };

const share = z.number().min(0).max(1);

const result = z.strictObject({
  topic: z.string().min(1),
  arm: z.string().min(1),
  from: z.enum(['notebook', 'readme']),
  train_loss: z.number().min(0).optional(),
  train_accuracy: share.optional(),
  test_loss: z.number().min(0).optional(),
  test_accuracy: share.optional(),
  stopped_epoch: z.int().min(1).optional(),
  epoch: z.int().min(1).optional(),
  audit: z.string().min(1).optional(),
});

const claim = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  topic: z.string().min(1),
  text: z.string().min(1),
});

const schema = z.strictObject({
  source: z.string(),
  protocol: z.string(),
  results: z.array(result),
  claims: z.array(claim),
});

const original = parseWith(schema, facts, 'original-results.json');

/** A sentence of the original study that our records are held against. */
export type OriginalClaim = z.infer<typeof claim>;

/** The numbers that the original study printed, and what an audit of its notebooks found. */
export const originalResults = original.results as readonly OriginalResult[];
export const originalClaims: readonly OriginalClaim[] = original.claims;
/** Where the numbers come from. */
export const originalSource = original.source;
/** How they were obtained. */
export const originalProtocol = original.protocol;
