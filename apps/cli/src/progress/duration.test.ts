import { expect, it } from 'vitest';
import { duration } from './duration.ts';

it.each([
  [0, '0:00'],
  [59.6, '1:00'],
  [75, '1:15'],
  [600, '10:00'],
  [3600, '1:00:00'],
  [36_061, '10:01:01'],
])('%d seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));
