import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SCENARIOS } from './condition.ts';
import { type Failures, failuresUnder } from './failures.ts';
import { sampledConditions } from './sample.ts';

/** Conditions a scenario and camera that the tests run. */
export const TESTED_DRAWS = 4;
export const KNOWN_LIMITS_FILE = fileURLToPath(new URL('../../pipeline/robustness/known-limits.json', import.meta.url));

/** By scenario: the tested conditions that fail today. All others hold. */
export const knownLimits = (): Readonly<Record<string, Failures>> =>
  JSON.parse(readFileSync(KNOWN_LIMITS_FILE, 'utf8'));

/** As they are now, for the file. */
export const foundLimits = (): Readonly<Record<string, Failures>> =>
  Object.fromEntries(
    Object.keys(SCENARIOS).flatMap((scenario) => {
      const failures = failuresUnder(sampledConditions([scenario], TESTED_DRAWS));
      return Object.keys(failures).length > 0 ? [[scenario, failures] as const] : [];
    }),
  );
