import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const API = 'test/api/**/*.test.ts';

/** The service's tests run on each store as a whole; the others say themselves what they run on. */
const apiOn = (store: string): TestProjectConfiguration => ({
  extends: true,
  test: { name: `api on ${store}`, include: [API], env: { LIYI_TEST_STORE: store } },
});

export default defineConfig({
  test: {
    // Some tests start the program, ffmpeg or a model; two at a time is what a small machine carries.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      { extends: true, test: { name: 'all but api', include: ['test/**/*.test.ts'], exclude: [API] } },
      apiOn('SQLite'),
      ...(process.env.LIYI_TEST_DATABASE_URL === undefined ? [] : [apiOn('PostgreSQL')]),
    ],
  },
});
