import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// The boundaries rule reads the graph of the workspace from a cache and, finding none, says nothing at all. Making
// it here, without leaving a daemon behind, lets a bare `eslint .` on a fresh clone see what it should.
process.env.NX_DAEMON ??= 'false';
await createProjectGraphAsync();

/**
 * What a library may import, by the tag `layer:<name>` of its package.json. Dependencies point one way; a library
 * that is missing here may import nothing and be imported by nothing.
 */
const layers = {
  contracts: [],
  random: ['contracts'],
  dataset: ['contracts', 'random'],
  methods: ['contracts', 'random'],
  engine: ['contracts', 'methods', 'random'],
  tensorflow: ['contracts', 'methods'],
  topics: ['contracts', 'methods'],
  training: ['contracts', 'dataset', 'methods', 'random'],
  records: ['contracts'],
  analysis: ['contracts'],
  charts: ['contracts'],
  sweep: ['contracts', 'methods', 'records', 'training'],
  study: ['analysis', 'contracts', 'dataset', 'engine', 'records', 'topics', 'training'],
  cli: [
    'analysis',
    'contracts',
    'dataset',
    'engine',
    'methods',
    'random',
    'records',
    'study',
    'sweep',
    'tensorflow',
    'topics',
    'training',
  ],
  plan: ['contracts', 'records', 'study'],
  train: ['contracts', 'dataset', 'engine', 'records', 'sweep', 'training'],
  publish: ['contracts', 'records', 'study'],
  infra: ['dataset', 'engine', 'records'],
  laboratory: ['charts', 'contracts', 'dataset', 'engine', 'training'],
  report: ['charts', 'contracts'],
};

/** Tests use real parts of any layer. */
const tests = ['**/*.test.ts', '**/*.test.tsx', '**/test/**', '**/testing/**'];

/** Equal inputs give equal bits only where nothing reads a clock or an unseeded generator. */
const clockAndChance = [
  [
    'MemberExpression[object.name="Math"][property.name="random"]',
    'Draw from a stream of @experiments/random.',
  ],
  ['MemberExpression[object.name="Date"][property.name="now"]', 'Take the clock as an argument.'],
  ['MemberExpression[object.name="performance"][property.name="now"]', 'Take the clock as an argument.'],
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'Take the time as an argument.'],
  ['MemberExpression[property.name=/^(randomUUID|getRandomValues|randomBytes)$/]', 'Take it as an argument.'],
];

/** ECMAScript leaves the last bits of these to the engine; + - * / and Math.sqrt are exact everywhere. */
const inexact = [
  [
    'MemberExpression[object.name="Math"][property.name=/^(a?(cos|sin|tan)h?|atan2|cbrt|exp|expm1|hypot|log|log1p|log2|log10|pow)$/]',
    'Its last bits differ between JavaScript engines.',
  ],
  ['BinaryExpression[operator="**"]', 'Its last bits differ between JavaScript engines.'],
];

const restrict = (...restrictions) => [
  'error',
  ...restrictions.map(([selector, message]) => ({ selector, message })),
];

export default defineConfig(
  globalIgnores([
    '**/out/',
    '**/cdk.out/',
    'infra/build/',
    '**/.next/',
    '**/next-env.d.ts',
    '.cache/',
    '.nx/',
    'mlruns/',
    'site/',
    'coverage/',
    'libs/engine/assembly/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['apps/**/*.{ts,tsx}', 'infra/**/*.ts', 'libs/**/*.ts'],
    ignores: tests,
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          // What a command loads late, to start fast, others may load at once.
          checkDynamicDependenciesExceptions: ['.*'],
          depConstraints: Object.entries(layers).map(([layer, imports]) => ({
            sourceTag: `layer:${layer}`,
            onlyDependOnLibsWithTags: imports.map((name) => `layer:${name}`),
          })),
        },
      ],
    },
  },
  {
    files: ['libs/*/src/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-syntax': restrict(...clockAndChance) },
  },
  {
    files: [
      'libs/{dataset,engine,random,training}/src/**/*.ts',
      'libs/methods/src/{initializers,optimizers}/*.ts',
    ],
    ignores: tests,
    rules: { 'no-restricted-syntax': restrict(...clockAndChance, ...inexact) },
  },
  {
    // Libraries run in the browser too; what needs Node stands behind an entry point of its own.
    files: ['libs/*/src/**/*.ts'],
    ignores: [...tests, 'libs/*/src/node/**', 'libs/records/src/directory*', 'libs/records/src/directory/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*'], message: 'Not in the browser.' }] },
      ],
      'no-restricted-globals': ['error', 'Buffer', 'process'],
    },
  },
);
