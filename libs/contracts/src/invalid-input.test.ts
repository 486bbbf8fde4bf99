import { describe, expect, it } from 'vitest';
import { InvalidInput } from './invalid-input.ts';

describe('InvalidInput', () => {
  it.each([
    [3, '3'],
    [NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    ['3', '"3"'],
    [null, 'null'],
    [undefined, 'undefined'],
    [[1, 2], '[1,2]'],
  ])('shows the value as it is: %s', (value, shown) => {
    expect(new InvalidInput('epochs', value, 'a whole number').message).toBe(
      `epochs: ${shown} is not usable; a whole number`,
    );
  });
});
