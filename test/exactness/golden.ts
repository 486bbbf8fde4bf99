import { canonicalJson, sha256Hex } from '@experiments/contracts';
import { ENGINE_VERSION } from '@experiments/engine';
import { exactnessConfigurations } from './configurations.ts';
import type { Outcome } from './train-configurations.ts';

/** What `golden.json` holds: what the configurations gave, and of which engine and configuration that is. */
export interface Golden {
  readonly engineVersion: string;
  readonly outcomes: Readonly<Record<string, Outcome & { readonly configSha256: string }>>;
}

export function goldenOf(outcomes: Readonly<Record<string, Outcome>>): Golden {
  const entries = Object.entries(exactnessConfigurations()).map(([name, config]) => [
    name,
    { configSha256: sha256Hex(canonicalJson(config)), ...outcomes[name]! },
  ]);
  return { engineVersion: ENGINE_VERSION, outcomes: Object.fromEntries(entries) };
}

/** Configurations that are as they were and give something else, with an engine that claims to be what it was. */
export function changedBits(before: Golden, after: Golden): string[] {
  if (before.engineVersion !== after.engineVersion) return [];
  return Object.entries(after.outcomes)
    .filter(([name, outcome]) => {
      const old = before.outcomes[name];
      return old?.configSha256 === outcome.configSha256 && canonicalJson(old) !== canonicalJson(outcome);
    })
    .map(([name]) => name);
}
