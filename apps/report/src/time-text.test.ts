import { expect, it } from 'vitest';
import { timeText } from './time-text.ts';

it('writes a median to three digits, and says never where there is none', () => {
  expect(timeText({ n: 3, missed: 0, median: 4 })).toBe('4');
  expect(timeText({ n: 3, missed: 0, median: 0.123456 })).toBe('0.123');
  expect(timeText({ n: 3, missed: 2 })).toBe('never');
});
