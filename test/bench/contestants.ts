import { join } from 'node:path';
import { pythonVenv } from '../python/venv.ts';
import { installTensorFlowJs, tensorFlowBinding } from './install-tensorflow-js.ts';

/** Something that trains: a program, and how many networks it trains at once on how many cores. */
export interface Contestant {
  readonly id: string;
  readonly title: string;
  /** How it is set up, in a sentence. */
  readonly setting: string;
  /** Networks that each process trains at once. */
  seedsPerProcess(cores: number): number;
  /** Cores that it may use, of those the machine has. */
  cores(cores: number): number;
  /**
   * One command for each of its processes, which are told to train at the same time. What it needs is installed into
   * the cache folder first.
   *
   * @throws Error where it cannot run here
   */
  commands(place: Place): Promise<Command[]>;
}

/** Where contestants run. */
export interface Place {
  /** The four unpacked files of Fashion-MNIST. */
  readonly data: string;
  readonly cacheFolder: string;
  /** Cores of the machine. */
  readonly cores: number;
}

export type Command = readonly [program: string, ...args: string[]];

const program = (name: string) => join(import.meta.dirname, 'contestants', name);
const one = () => 1;
const all = (cores: number) => cores;

export const contestants: readonly Contestant[] = [
  {
    id: 'engine',
    title: 'This engine, one worker',
    setting: 'one thread',
    seedsPerProcess: one,
    cores: one,
    commands: async () => [[process.execPath, program('engine.ts'), '--workers', '1']],
  },
  {
    id: 'engine-all-cores',
    title: 'This engine, a worker per core',
    setting: 'one process with as many threads as cores, each training a seed of its own, as a sweep does',
    seedsPerProcess: all,
    cores: all,
    commands: async ({ cores }) => [[process.execPath, program('engine.ts'), '--workers', String(cores)]],
  },
  {
    id: 'tensorflow-engine',
    title: 'TensorFlow engine, one worker',
    setting:
      "this project's second engine: one thread, operations of TensorFlow's C library called one by one through tfjs-node's addon, where `npm run tensorflow:build` has made it, else TensorFlow.js's WebAssembly backend",
    seedsPerProcess: one,
    cores: one,
    commands: async () => [[process.execPath, program('engine.ts'), '--engine', 'tensorflow']],
  },
  {
    id: 'keras',
    title: 'Keras fit',
    setting: 'TensorFlow on the CPU, every setting left at its default',
    seedsPerProcess: one,
    cores: all,
    commands: (place) => python(place, 'keras_fit.py'),
  },
  {
    id: 'keras-tuned',
    title: 'Keras fit, tuned',
    setting:
      'a process per core, bound to it and training a seed of its own; 75 steps an execution, compiled by XLA where ' +
      'nothing is dropped: the best setting found',
    seedsPerProcess: one,
    cores: all,
    commands: (place) => python(place, 'keras_fit.py', everyCore(place, '--tuned')),
  },
  {
    id: 'jax',
    title: 'JAX scan',
    setting: 'jit of a scan over all steps, data on the device, every setting left at its default',
    seedsPerProcess: one,
    cores: all,
    commands: (place) => python(place, 'jax_scan.py'),
  },
  {
    id: 'jax-vmap',
    title: 'JAX scan, vmap of five',
    setting: 'the same for five seeds at once by vmap',
    seedsPerProcess: () => 5,
    cores: all,
    commands: (place) => python(place, 'jax_scan.py', [['--seeds', '5']]),
  },
  {
    id: 'jax-tuned',
    title: 'JAX scan, tuned',
    setting: 'a process per core, bound to it and training a seed of its own: the best setting found',
    seedsPerProcess: one,
    cores: all,
    commands: (place) => python(place, 'jax_scan.py', everyCore(place)),
  },
  {
    id: 'tensorflow-js-wasm',
    title: 'TensorFlow.js fit, wasm',
    setting: 'layers on the WebAssembly backend with SIMD, which in Node has one thread',
    seedsPerProcess: one,
    cores: one,
    commands: (place) => tensorFlowJs(place, 'wasm'),
  },
  {
    id: 'tensorflow-js-node',
    title: 'TensorFlow.js fit, node',
    setting:
      "layers on tfjs-node over the C library of Keras's TensorFlow, every setting left at its default",
    seedsPerProcess: one,
    cores: all,
    commands: async (place) => {
      const { python } = await environment();
      await tensorFlowBinding(place.cacheFolder, python);
      return tensorFlowJs(place, 'node');
    },
  },
];

/** Made once, whether or not that succeeds: it takes minutes. */
let making: ReturnType<typeof pythonVenv> | undefined;
const environment = () => (making ??= pythonVenv('bench'));

/** Processes of one Python script, with the arguments of each. */
async function python({ data }: Place, script: string, processes: string[][] = [[]]): Promise<Command[]> {
  const { python } = await environment();
  return processes.map((args) => [python, program(script), data, ...args]);
}

function everyCore({ cores }: Place, ...args: string[]): string[][] {
  return Array.from({ length: cores }, (_, core) => [...args, '--core', String(core)]);
}

async function tensorFlowJs({ data, cacheFolder }: Place, backend: 'wasm' | 'node'): Promise<Command[]> {
  const installed = await installTensorFlowJs(cacheFolder);
  const options = ['--data', data, '--installed', installed, '--backend', backend];
  return [[process.execPath, program('tensorflow-js.ts'), ...options]];
}
