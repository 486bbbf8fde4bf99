import type { Initializer } from '../definition.ts';
import { glorotNormal } from './glorot-normal.ts';
import { glorotUniform } from './glorot-uniform.ts';
import { heNormal } from './he-normal.ts';
import { heUniform } from './he-uniform.ts';
import { lecunNormal } from './lecun-normal.ts';
import { lecunUniform } from './lecun-uniform.ts';
import { ones } from './ones.ts';
import { orthogonal } from './orthogonal.ts';
import { randomNormal } from './random-normal.ts';
import { randomUniform } from './random-uniform.ts';
import { truncatedNormal } from './truncated-normal.ts';
import { zeros } from './zeros.ts';

const registry = {
  'glorot-normal': glorotNormal,
  'glorot-uniform': glorotUniform,
  'he-normal': heNormal,
  'he-uniform': heUniform,
  'lecun-normal': lecunNormal,
  'lecun-uniform': lecunUniform,
  ones,
  orthogonal,
  'random-normal': randomNormal,
  'random-uniform': randomUniform,
  'truncated-normal': truncatedNormal,
  zeros,
} satisfies Record<string, Initializer>;

export type InitializerId = keyof typeof registry;

/** The distributions that weights start from, by id. */
export const initializers: Readonly<Record<InitializerId, Initializer>> = registry;
