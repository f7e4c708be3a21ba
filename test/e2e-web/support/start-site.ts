import type { TestProject } from 'vitest/node';
import { runSite } from './run-site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    siteUrl: string;
  }
}

/** A working week of history; half of the pictures, which is enough for events and overlays. */
const SITE = { days: 7, sampleFps: 5 } as const;

/** One site for all test files. */
export default async function startSite(project: TestProject): Promise<() => Promise<void>> {
  const site = await runSite(SITE);
  project.provide('siteUrl', site.url);
  return async () => {
    await site[Symbol.asyncDispose]();
  };
}
