import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/rulebooks/finding.ts';
import type { FindingFilter } from '../../../src/store/reviews/find-findings.ts';
import { urgentFindings } from '../../../src/store/reviews/urgent-findings.ts';
import { openServiceStore } from '../../../src/store/service-store.ts';
import { encounter, finding, run } from '../support/runs.ts';
import { STORE_KINDS } from '../support/stores.ts';

const of = (clause: string) => ({ rulebook: 'qingpu-2023', clause });
const SEVERITIES = [[of('stands')], [of('bows')], [of('smiles')]];
const QUEUE: FindingFilter = { verdicts: ['not-met', 'needs-review'], reviews: ['open'] };

const bow = (valueDeg: number, uncertainty: number): Partial<Finding> => ({
  ...of('bows'),
  verdict: 'not-met',
  value: { value: valueDeg, unit: 'deg', uncertainty },
  threshold: { value: 30, unit: 'deg' },
});

/** Each with its own encounter, so that one run may hold many. */
function runOf(findings: readonly Partial<Finding>[], sha256: string) {
  const encounters = findings.map((_, i) => encounter({ id: `e${i}` }));
  return run({
    footage: { ...run().footage, sha256: sha256.repeat(64) },
    encounters,
    findings: findings.map((each, i) => finding({ encounter: `e${i}`, ...each })),
  });
}

const said = ({ clause, verdict, value }: Finding) => `${clause} ${value?.value ?? verdict}`;

describe.each(STORE_KINDS)('the urgent findings in $name', ({ place }) => {
  it('come most severe first, then least certain, then oldest', async () => {
    await using store = await openServiceStore(await place());
    await store.commitRun(
      runOf(
        [
          { ...of('unheard-of'), verdict: 'not-met' },
          { ...of('smiles'), verdict: 'not-met' },
          { ...of('smiles'), verdict: 'needs-review' },
          bow(20, 2),
          bow(29, 2),
          { ...of('bows'), verdict: 'met' },
          { ...of('stands'), verdict: 'not-met' },
        ],
        '1',
      ),
    );
    const { findings } = await store.read((db) => urgentFindings(db, QUEUE, SEVERITIES, { limit: 50 }));
    expect(findings.map(said)).toEqual([
      'stands not-met',
      'bows 29',
      'bows 20',
      'smiles needs-review',
      'smiles not-met',
      'unheard-of not-met',
    ]);
  });

  it('come page by page, each once, though others arrive and are judged meanwhile', async () => {
    await using store = await openServiceStore(await place());
    const many = Array.from({ length: 30 }, (_, i) =>
      i % 3 === 0 ? { ...of('smiles'), verdict: 'needs-review' as const } : bow(30 - (i % 7) / 3, 1 + (i % 2)),
    );
    await store.commitRun(runOf(many, '1'));
    const page = (cursor?: string) =>
      store.read((db) => urgentFindings(db, QUEUE, SEVERITIES, { limit: 7, ...(cursor !== undefined && { cursor }) }));
    const whole = await store.read((db) => urgentFindings(db, QUEUE, SEVERITIES, { limit: 50 }));
    const seen: number[] = [];
    for (let next = await page(); ; next = await page(next.nextCursor)) {
      seen.push(...next.findings.map(({ id }) => id));
      if (next.nextCursor === undefined) break;
      if (seen.length === 7) await store.commitRun(runOf([{ ...of('stands'), verdict: 'not-met' }], '2'));
    }
    expect(seen).toEqual(whole.findings.map(({ id }) => id));
  });

  it('are those of the window, and no cursor of another list will do', async () => {
    await using store = await openServiceStore(await place());
    await store.commitRun(runOf([bow(29, 2)], '1'));
    await store.commitRun({ ...runOf([bow(28, 2)], '2'), window: 'A02' });
    const found = (filter: FindingFilter, cursor?: string) =>
      store.read((db) => urgentFindings(db, filter, SEVERITIES, { limit: 5, ...(cursor !== undefined && { cursor }) }));
    expect((await found({ ...QUEUE, windows: ['A02'] })).findings.map(said)).toEqual(['bows 28']);
    await expect(found(QUEUE, '1700000000000.5')).rejects.toMatchObject({ code: 'LIYI_USAGE' });
  });
});
