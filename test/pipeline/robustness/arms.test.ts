import { describe, expect, it } from 'vitest';
import { ARM_SCENARIOS } from '../../support/robustness/arm-scenarios.ts';
import { failuresUnder } from '../../support/robustness/failures.ts';
import { knownLimits, TESTED_DRAWS } from '../../support/robustness/known-limits.ts';
import { sampledConditions } from '../../support/robustness/sample.ts';

describe('with bodies, noise and camera files that differ, all conditions hold but the known limits:', () => {
  it.each(Object.keys(ARM_SCENARIOS))('%s', (scenario) => {
    expect(failuresUnder(sampledConditions([scenario], TESTED_DRAWS))).toEqual(knownLimits()[scenario] ?? {});
  });
});
