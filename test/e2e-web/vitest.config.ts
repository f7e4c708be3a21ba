import { defineConfig } from 'vitest/config';

/** The review site in a real browser against the real service, store and clips: `npm run test:e2e`. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.e2e.ts'],
    globalSetup: ['./support/start-site.ts'],
    // One service, and tests that change its store.
    fileParallelism: false,
    // A browser on a busy machine may miss a moment; what fails twice is broken.
    retry: 1,
    testTimeout: 90_000,
    hookTimeout: 180_000,
  },
});
