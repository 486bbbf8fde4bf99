import { describe, expect, it } from 'vitest';
import { optimizersClaims } from './claims.ts';

/** What the theory checks of a claim found. */
function found(id: string): string[] {
  const { statements } = optimizersClaims().find((claim) => claim.id === id)!;
  return statements.flatMap((statement) => (statement.says === 'theory' ? [statement.check().found] : []));
}

describe('what theory says of momentum', () => {
  it('weighs the last three gradients 100%, 90% and 81%', () => {
    expect(found('momentum-weights-history')).toEqual([
      'The third step moves by 100%, 90%, 81% of the learning rate for the last gradient and the two before it.',
    ]);
  });

  it('leaves a saddle in fewer steps, and comes past a flat point where gradient descent stalls', () => {
    const [saddle, flat] = found('momentum-escapes-saddles');
    const steps = [...saddle!.matchAll(/momentum (\d+), gradient descent (\d+)/g)].map(([, a, b]) => [
      +a!,
      +b!,
    ]);
    expect(steps).toHaveLength(4);
    for (const [momentum, plain] of steps) expect(plain! / momentum!).toBeGreaterThan(2);
    expect(saddle).toMatch(/From y = 0 neither leaves\.$/);
    expect(flat).toMatch(/gradient descent \d\S+, \d\S+, \d\S+; momentum -\S+, -\S+, -\S+$/);
  });
});
