import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

export interface Derivation {
  readonly source: string;
  /** The text of each worked example, by its title, in the order of the page. */
  readonly examples: ReadonlyMap<string, string>;
  readonly implementations: readonly Implementation[];
}

export interface Implementation {
  readonly file: string;
  /** The displayed formulas between the last heading or implementation and this one. */
  readonly formulas: readonly string[];
}

/** The derivation in a topic's folder, such as `08-optimizers`. */
export function readDerivation(folder: string): Derivation {
  const source = readFileSync(join(import.meta.dirname, '..', folder, 'derivation.mdx'), 'utf8');
  const examples = new Map(
    [...source.matchAll(/<Example title="([^"]*)">([\s\S]*?)<\/Example>/g)].map(([, title, text]) => [
      title!,
      text!,
    ]),
  );
  const implementations: Implementation[] = [];
  let formulas: string[] = [];
  for (const [, formula, file] of source.matchAll(
    /^\$\$\n([\s\S]*?)\n\$\$$|^<Implementation file="([^"]*)" \/>$|^#+ .*$/gm,
  )) {
    if (formula !== undefined) formulas.push(formula);
    else {
      if (file !== undefined) implementations.push({ file, formulas });
      formulas = [];
    }
  }
  return { source, examples, implementations };
}

/** Whether a path from the root of the repository is a file. */
export function isRepositoryFile(path: string): boolean {
  return existsSync(join(import.meta.dirname, '..', '..', '..', '..', path));
}

/** LaTeX without what only lays it out, for comparing formulas. */
export function withoutLayout(latex: string): string {
  return latex
    .replace(/\\\\\[[^\]]*\]|\\begin\{aligned\}|\\end\{aligned\}|\\q?quad|\\[,;! \\]|[\s&,]/g, '')
    .replace(/\\[td]frac/g, '\\frac');
}

/**
 * Fails unless the numbers of a worked example are these, in the order in which they are read, each to the digits
 * that it is written with. Indices and exponents are not counted.
 */
export function expectNumbers(example: string | undefined, expected: readonly number[]): void {
  const written = numbersOf(example ?? '');
  const wrong = written.findIndex((number, at) => !agrees(number, expected[at]));
  const description = `number ${wrong + 1}; the example has ${written.join(' ')}`;
  if (wrong >= 0) expect(written[wrong], description).toBe(String(expected[wrong]));
  expect(written).toHaveLength(expected.length);
}

function numbersOf(text: string): string[] {
  const plain = text
    .replace(/(\d)(?:,|\{,\})(?=\d{3}\b)/g, '$1')
    .replace(/ \\cdot 10\^\{(-?\d+)\}/g, 'e$1')
    .replace(/\\(mathrm|text)\{[^{}]*\}/g, ' ')
    .replace(/[_^](\{[^{}]*\}|\\?\w+)/g, ' ');
  return [...plain.matchAll(/(?<![\w.])-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(([number]) => number);
}

function agrees(written: string, expected: number | undefined): boolean {
  const [digits, exponent = '0'] = written.split('e') as [string, string?];
  const decimals = (digits.split('.')[1]?.length ?? 0) - Number(exponent);
  return expected !== undefined && Math.abs(Number(written) - expected) <= 0.5000001 * 10 ** -decimals;
}
