import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    maxWorkers: 2,
    // No test changes a module: read anew for each file, they would take a quarter of the time.
    isolate: false,
  },
});
