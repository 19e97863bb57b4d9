import { configDefaults, defineConfig } from 'vitest/config';

/** Measured by the memory of their process: one for each file. The others change no module, and share what is loaded. */
const ALONE = 'test/fuzz/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 20_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'suite', include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, ALONE], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: [ALONE] } },
    ],
  },
});
