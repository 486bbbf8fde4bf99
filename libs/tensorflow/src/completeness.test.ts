import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { activations, constraints, losses, optimizers, regularizers } from '@experiments/methods';
import { activationFaces } from './activations/index.ts';
import { constraintFaces } from './constraints/index.ts';
import { lossFaces } from './losses/index.ts';
import { optimizerFaces } from './optimizers/index.ts';
import { regularizerFaces } from './regularizers/index.ts';

it.each([
  ['activations', activations, activationFaces],
  ['constraints', constraints, constraintFaces],
  ['losses', losses, lossFaces],
  ['optimizers', optimizers, optimizerFaces],
  ['regularizers', regularizers, regularizerFaces],
])('every one of the %s has a face, in a file of its name', (folder, definitions, faces) => {
  expect(Object.keys(faces)).toEqual(Object.keys(definitions));
  for (const id of Object.keys(definitions)) {
    expect(existsSync(fileURLToPath(new URL(`./${folder}/${id}.ts`, import.meta.url))), id).toBe(true);
  }
});
