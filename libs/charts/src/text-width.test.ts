import { describe, expect, it } from 'vitest';
import { fitText, textWidth, wrapText } from './text-width.ts';

describe('fitText', () => {
  it('cuts only what is too wide, and then says so', () => {
    expect(fitText('relu', 100, 12)).toBe('relu');
    const cut = fitText('network with 128 hidden units', 100, 12);
    expect(cut).toMatch(/^network .*…$/);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(100);
  });
});

describe('wrapText', () => {
  it('breaks between words', () => {
    expect(wrapText('relu', 100, 12)).toEqual(['relu']);
    expect(wrapText('two layers of relu', 80, 12)).toEqual(['two layers', 'of relu']);
  });

  it('keeps every word in three lines, cutting where they do not suffice', () => {
    const lines = wrapText('20 layers of sigmoid with small weights and batch normalisation', 90, 12);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/…$/);
    for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(90);
  });

  it('breaks first where the text says so', () => {
    expect(wrapText('tanh\n− relu', 100, 12)).toEqual(['tanh − relu']);
    expect(wrapText('tanh, tuned\n− relu, tuned', 100, 12)).toEqual(['tanh, tuned', '− relu, tuned']);
  });

  it('cuts a word that is wider than the line', () => {
    expect(wrapText('normalisation', 40, 12)).toEqual([fitText('normalisation', 40, 12)]);
  });
});
