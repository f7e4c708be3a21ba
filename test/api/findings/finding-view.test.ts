import { expect, test } from 'vitest';
import { findingSchema } from '../../../src/api/findings/finding-schemas.ts';
import { clauseLookup, findingView } from '../../../src/api/findings/finding-view.ts';
import { loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import type { FoundFinding } from '../../../src/store/reviews/find-findings.ts';
import { CLAUSES } from '../support/stored-runs.ts';

const clauseOf = clauseLookup(loadRulebooks(['qingpu-2023']));
const found = (more: Partial<FoundFinding> = {}): FoundFinding => ({
  ...{ id: 7, runId: 3, windowId: 2, hall: 'default', window: 'A01' },
  ...{ rulebook: 'qingpu-2023', clause: CLAUSES.stands, verdict: 'met', reason: 'observed' },
  evidence: { startMs: 1000, endMs: 2000.5 },
  review: { status: 'open', version: 0 },
  ...more,
});

test.each<[string, Partial<FoundFinding>, object]>([
  ['with what every one has', {}, { phase: 'arrival', reasonWording: { zh: '已看到', en: 'seen' } }],
  ['of a clause that no rulebook has any more', { clause: 'gone' }, { clauseWording: { zh: 'gone', en: 'gone' } }],
  [
    'with value and threshold',
    { value: { value: -1.5e-7, unit: 'deg', uncertainty: 0.1 }, threshold: { value: 30, unit: 'deg' } },
    { value: { value: -1.5e-7, unit: 'deg', uncertainty: 0.1 }, threshold: { value: 30, unit: 'deg' } },
  ],
  [
    'with absolute times',
    { startAt: Date.UTC(2026, 11, 31, 15, 59, 59, 999), endAt: Date.UTC(2026, 11, 31, 16) },
    { startAt: '2026-12-31T23:59:59.999+08:00', endAt: '2027-01-01T00:00:00.000+08:00' },
  ],
  ['before 1970', { startAt: -1 }, { startAt: '1970-01-01T07:59:59.999+08:00' }],
  [
    'that was reviewed',
    { review: { status: 'overturned', verdict: 'not-met', reviewId: 4, version: 2 } },
    { review: { status: 'overturned', verdict: 'not-met', reviewId: 4, version: 2 } },
  ],
])('a finding %s is written as the schema says', (_, more, written) => {
  const finding = found(more);
  const view = JSON.parse(JSON.stringify(findingView(finding, clauseOf)));
  expect(findingSchema.strict().parse(view)).toEqual(view);
  const { startAt: _s, endAt: _e, ...same } = finding;
  expect(view).toMatchObject({ ...same, ...written });
});
