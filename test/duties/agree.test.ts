import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/contract/verdict.ts';
import { agree } from '../../src/duties/agree.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import { view } from '../support/seen-views.ts';

const finding = (verdict: Verdict, startMs = 0, endMs = 60_000): Finding => ({
  ...{ rulebook: 'r', clause: 'c', verdict, evidence: { startMs, endMs } },
  reason: verdict === 'not-assessable' ? 'occluded' : 'observed',
});

describe('a clause that several cameras show', () => {
  const [MET, BROKEN, HIDDEN, OPEN] = (['met', 'not-met', 'not-assessable', 'needs-review'] as const).map((verdict) =>
    finding(verdict),
  ) as [Finding, Finding, Finding, Finding];
  const contested: Finding = { ...BROKEN, verdict: 'needs-review', reason: 'cameras-disagree' };
  test.each<[string, Finding, readonly [Finding, Finding], Partial<Finding>, number]>([
    ['is met where all say so', MET, [MET, MET], MET, 0],
    ['is shown by the camera that says so', MET, [HIDDEN, MET], MET, 1],
    ['is met by what each saw a part of', MET, [HIDDEN, HIDDEN], MET, 0],
    ['goes to a person where one alone would say met and one not', BROKEN, [MET, BROKEN], contested, 1],
    ['goes to a person where together they say what none says', MET, [BROKEN, HIDDEN], contested, 0],
    ['goes to a person where only one alone would say it is not met', HIDDEN, [HIDDEN, BROKEN], contested, 1],
    ['goes to a person where one missed an act that another may have seen', OPEN, [BROKEN, OPEN], contested, 0],
    ['is said by the only one that can say it, where it clears', HIDDEN, [HIDDEN, MET], MET, 1],
    ['is said by one that is sure, where together they are not', OPEN, [MET, OPEN], MET, 0],
    ['is not known where nobody can say it', HIDDEN, [HIDDEN, HIDDEN], HIDDEN, 0],
  ])('%s', (_, together, alone, expected, number) => {
    const [agreed] = agree(
      [together],
      alone.map((one) => [one]),
      [view(), view()],
    );
    expect(agreed).toEqual({ entry: expected, view: number });
  });

  test('is shown by a camera that filmed it', () => {
    const late = finding('met', 50_000, 60_000);
    const early = view({ footage: { startMs: 0, endMs: 30_000 } });
    expect(agree([late], [[late], [late]], [early, view()])[0]!.view).toBe(1);
  });
});
