import { expect, it } from 'vitest';
import { slug } from './slug.ts';

it.each([
  ['Fan-in and fan-out', 'fan-in-and-fan-out'],
  ['Vanishing: the sigmoid’s quarter', 'vanishing-the-sigmoid-s-quarter'],
  ['  What each should do (here) ', 'what-each-should-do-here'],
])('%s', (title, expected) => {
  expect(slug(title)).toBe(expected);
});
