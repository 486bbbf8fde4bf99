import { expect, it } from 'vitest';
import { formatP } from './format-p.ts';

it.each([
  [1, '1'],
  [0.25, '0.25'],
  [0.0625, '0.063'],
  [2 ** -9, '0.002'],
  [2 ** -29, '1.9\u00a0×\u00a010⁻⁹'],
])('%d is %s', (p, written) => expect(formatP(p)).toBe(written));
