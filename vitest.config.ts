import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['apps/**/*.test.{ts,tsx}', 'infra/src/**/*.test.ts', 'libs/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/.next/**', '**/out/**'],
    globalSetup: ['test/compile-engine.ts'],
    // Files share their worker's modules: the libraries keep no state that a test could leave behind.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
