import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';

/** Options that several commands share. Parsers refuse what cannot be meant, so that nothing starts with it. */

/** This project's own engine, and TensorFlow. */
export const engineNames = ['wasm', 'tensorflow'] as const;
export type EngineName = (typeof engineNames)[number];

export interface SelectionOptions {
  readonly topics?: string[];
  readonly profile: string;
  readonly seeds?: number;
  readonly epochs?: number;
  readonly engine: EngineName;
}

/** Adds what selects a part of the study to a command. */
export function addSelection(command: Command): Command {
  return command
    .addOption(
      new Option('--topics <ids>', 'topics by their ids, joined by commas; all by default').argParser(list),
    )
    .addOption(
      new Option('--profile <id>', 'smoke, quick or full: how much of the study is run').default('quick'),
    )
    .addOption(
      new Option('--seeds <n>', "seeds of every arm, instead of the profile's").argParser(positiveInteger),
    )
    .addOption(
      new Option('--epochs <n>', "epochs of every run, instead of the profile's").argParser(positiveInteger),
    )
    .addOption(engineOption());
}

export const engineOption = () =>
  new Option('--engine <name>', "what trains: this project's own engine, or TensorFlow")
    .choices(engineNames)
    .default('wasm');

export const storeOption = () => new Option('--store <folder>', 'where runs are recorded').default('mlruns');

export const siteOption = () => new Option('--site <folder>', 'where the report site stands').default('site');

export const dataOption = () =>
  new Option('--data <folder>', 'a folder that holds the four Fashion-MNIST files, instead of fetching them');

export const portOption = () =>
  new Option('--port <number>', 'port to serve the site on; the first free one by default').argParser(port);

export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('It must be a whole number, 1 or more.');
  return value;
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65535) {
    throw new InvalidArgumentError('It must be a whole number from 0 (any free port) to 65535.');
  }
  return value;
}

function list(text: string): string[] {
  const items = text.split(',').map((item) => item.trim());
  if (items.includes('')) throw new InvalidArgumentError('It must be ids joined by commas.');
  return items;
}
