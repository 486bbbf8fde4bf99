import { InvalidInput } from '@experiments/contracts';

/**
 * A copy of a plain object in which the value stands at the path, as a `Tuning` names it: `optimizer.learningRate`,
 * or `model.layers.*.rate` for every item of a list that has a `rate`.
 *
 * @throws InvalidInput where the path leads nowhere; its last part may be new, since a default is left out
 */
export function withValue<Target>(target: Target, path: string, value: number): Target {
  return replaced(target, path.split('.'), value, path) as Target;
}

function replaced(target: unknown, keys: readonly string[], value: number, path: string): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(target)) {
    const chosen = (item: unknown, index: number) => (key === '*' ? has(item, rest) : String(index) === key);
    if (!target.some(chosen)) throw new InvalidInput('path', path, `nothing stands at ${key}`);
    return target.map((item, index) => (chosen(item, index) ? replaced(item, rest, value, path) : item));
  }
  if (typeof target !== 'object' || target === null) {
    throw new InvalidInput('path', path, `nothing stands at ${key}`);
  }
  return { ...target, [key]: replaced((target as Record<string, unknown>)[key], rest, value, path) };
}

function has(target: unknown, keys: readonly string[]): boolean {
  return (
    keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], target) !==
    undefined
  );
}
