import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const API = 'test/api/**/*.test.ts';
/** Plays footage as fast as a camera sends it: what else runs would take the time that the pictures need. */
const IN_REAL_TIME = ['test/watch/watcher.test.ts', 'test/media/resting-stream.test.ts'];

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
      { extends: true, test: { name: 'all but api', include: ['test/**/*.test.ts'], exclude: [API, ...IN_REAL_TIME] } },
      {
        extends: true,
        test: { name: 'in real time', include: IN_REAL_TIME, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
      apiOn('SQLite'),
      ...(process.env.LIYI_TEST_DATABASE_URL === undefined ? [] : [apiOn('PostgreSQL')]),
    ],
  },
});
