import type { StatementReport } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { missingText, statementText } from './statement-text.ts';
import { armOf, reportOf } from './testing/report.ts';

const report = reportOf({ arms: [armOf('relu'), armOf('tanh', { title: 'Tanh, Glorot' })] });
const statement = (more: Partial<StatementReport>): StatementReport => ({
  says: 'higher',
  arms: ['tanh', 'relu'],
  metric: 'test_loss',
  verdict: 'undecided',
  because: '',
  missing: [],
  ...more,
});

describe('statementText', () => {
  it.each([
    [{}, '“Tanh, Glorot” above relu in test loss'],
    [{ says: 'equal', margin: 0.01 }, '“Tanh, Glorot” within 0.01 of relu in test loss'],
    [{ says: 'not-lower', margin: 0.01 }, '“Tanh, Glorot” no more than 0.01 below relu in test loss'],
    [{ says: 'near', arms: ['relu'], value: 0.3, margin: 0.01 }, 'Relu within 0.01 of 0.3 in test loss'],
    [{ says: 'identical' }, '“Tanh, Glorot” and relu end with the same weights'],
    [{ says: 'at-most', arms: ['relu'], value: 1 }, 'Relu never above 1 in test loss'],
    [{ says: 'reaches', arms: ['relu'], value: 1 }, 'Relu reaches 1 in test loss from at least one seed'],
    [{ says: 'theory', arms: [], title: 'A fact' }, 'A fact'],
  ] as const)('of %j is "%s"', (more, text) => {
    const { says = 'higher' } = more as Partial<StatementReport>;
    const without = says === 'identical' || says === 'theory' ? { metric: undefined } : {};
    expect(statementText(statement({ ...(more as Partial<StatementReport>), ...without }), report)).toBe(
      text,
    );
  });
});

describe('missingText', () => {
  it('names arms and seeds, neighbours as a range', () => {
    const missing = [
      { arm: 'relu', seeds: [1, 2, 3, 5, 7, 8], why: 'missing' },
      { arm: 'tanh', seeds: [4], why: 'failed' },
      { arm: 'tuned', seeds: [], why: 'not planned' },
    ] as const;
    expect(
      missingText(
        missing.map((one) => ({ ...one, seeds: [...one.seeds] })),
        report,
      ),
    ).toBe('relu: seeds 1 to 3, 5, 7, 8 missing; “Tanh, Glorot”: seed 4 failed; tuned: waits for its tuning');
  });
});
