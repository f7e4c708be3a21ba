import { describe, expect, test } from 'vitest';
import { findingsText, findingText } from '../../../src/api/findings/finding-text.ts';
import { clauseLookup, findingView } from '../../../src/api/findings/finding-view.ts';
import { loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import type { FoundFinding } from '../../../src/store/reviews/find-findings.ts';
import { CLAUSES } from '../support/stored-runs.ts';

const rulebooks = loadRulebooks(['qingpu-2023']);
const found = (more: Partial<FoundFinding> = {}): FoundFinding => ({
  ...{ id: 7, runId: 3, windowId: 2, hall: 'default', window: 'A01' },
  ...{ rulebook: 'qingpu-2023', clause: CLAUSES.stands, verdict: 'met', reason: 'observed' },
  evidence: { startMs: 1000, endMs: 2000.5 },
  review: { status: 'open', version: 0 },
  ...more,
});

describe('the text of a finding is its view in JSON', () => {
  test.each<[string, Partial<FoundFinding>]>([
    ['with what every one has', {}],
    ['of a clause that no rulebook has any more', { clause: 'gone "away"' }],
    ['whose names need escaping', { hall: '大厅"\\', window: 'A\u2028\ud83d\ude00', encounter: 'e"1' }],
    [
      'with value and threshold',
      { value: { value: -1.5e-7, unit: 'deg', uncertainty: 0.1 }, threshold: { value: 30, unit: 'deg' } },
    ],
    ['with absolute times', { startAt: Date.UTC(2026, 11, 31, 15, 59, 59, 999), endAt: Date.UTC(2026, 11, 31, 16) }],
    ['before 1970', { startAt: -1, endAt: 1 }],
    ['that was reviewed', { review: { status: 'overturned', verdict: 'not-met', reviewId: 4, version: 2 } }],
  ])('%s', (_, more) => {
    const finding = found(more);
    const text = findingText(rulebooks)(finding);
    expect(JSON.parse(text)).toEqual(findingView(finding, clauseLookup(rulebooks)));
  });

  test('one after the other, with the next page', () => {
    const findings = [found({ id: 2 }), found({ id: 1, window: 'B02', verdict: 'not-met' })];
    const views = findings.map((finding) => findingView(finding, clauseLookup(rulebooks)));
    expect(JSON.parse(findingsText({ findings, nextCursor: '12.1' }, findingText(rulebooks)))).toEqual({
      findings: views,
      nextCursor: '12.1',
    });
    expect(JSON.parse(findingsText({ findings: [] }, findingText(rulebooks)))).toEqual({ findings: [] });
  });
});
