import { describe, expect, it } from 'vitest';
import { openServiceStore } from '../../../src/store/service-store.ts';
import { deleteOldWords } from '../../../src/store/words/old-words.ts';
import { searchWords } from '../../../src/store/words/search-words.ts';
import { saveTranscript, transcriptOfRun } from '../../../src/store/words/transcripts.ts';
import { spoken } from '../../support/spoken.ts';
import { NINE_O_CLOCK, run } from '../support/runs.ts';
import { STORE_KINDS } from '../support/stores.ts';

const DAY_MS = 86_400_000;
const minute = (number: number, window = 'A01') =>
  run({
    window,
    startedAt: NINE_O_CLOCK + number * 60_000,
    footage: { ...run().footage, sha256: String(number).padStart(64, '0'), startMs: 1400 },
  });

describe.each(STORE_KINDS)('words in $name', ({ place }) => {
  async function opened() {
    const store = await openServiceStore(await place());
    const commit = async (number: number, window?: string) => (await store.commitRun(minute(number, window))).runId;
    const save = (runId: number, ...words: ReturnType<typeof spoken>[]) =>
      store.keep((writing) => saveTranscript(writing, runId, { source: 'a.srt', words }, NINE_O_CLOCK));
    const said = (runId: number) => store.read((db) => transcriptOfRun(db, runId));
    const search = (query: Omit<Parameters<typeof searchWords>[1], 'syllables'> & { q: string }, limit = 9) =>
      store.read((db) => searchWords(db, { ...query, syllables: spoken(0, 0, query.q).syllables }, { limit }));
    return { store, commit, save, said, search };
  }

  it('are those of a run, in place of former ones', async () => {
    const { store, commit, save, said } = await opened();
    await using _ = store;
    const runId = await commit(0);
    expect(await said(runId)).toBeUndefined();
    await save(runId, spoken(3000, 4000, '请坐'), spoken(1000, 2000, '您好'));
    const first = await said(runId);
    expect(first).toMatchObject({
      source: 'a.srt',
      words: [spoken(1000, 2000, '您好'), spoken(3000, 4000, '请坐')],
      covered: [
        { startMs: 700, endMs: 2300 },
        { startMs: 2700, endMs: 4300 },
      ],
    });
    await save(runId, spoken(1000, 2000, '您号'));
    const second = await said(runId);
    expect(second!.words.map(({ text }) => text)).toEqual(['您号']);
    expect(second!.digest).not.toBe(first!.digest);
  });

  it('are found by how they sound, by window and time, newest first', async () => {
    const { store, commit, save, search } = await opened();
    await using _ = store;
    const [first, second, third] = [await commit(0), await commit(1), await commit(2, 'B02')];
    await save(first!, spoken(2400, 3400, '请您做个评价'));
    await save(second!, spoken(2400, 3400, '请做个平价吧'), spoken(9000, 9900, '再见'));
    await save(third!, spoken(2400, 3400, '麻烦评价'));
    const texts = async (query: Parameters<typeof search>[0]) => (await search(query)).map(({ text }) => text);
    expect(await texts({ q: '评价' })).toEqual(['麻烦评价', '请做个平价吧', '请您做个评价']);
    expect(await texts({ q: '评价', window: 'A01' })).toEqual(['请做个平价吧', '请您做个评价']);
    expect(await texts({ q: '评价', to: NINE_O_CLOCK + 30_000 })).toEqual(['请您做个评价']);
    expect(await texts({ q: '评价', halls: ['other'] })).toEqual([]);
    expect(await texts({ q: '价' })).toHaveLength(3);
    expect(await texts({ q: '安' })).toEqual([]);
    expect(await search({ q: '再见' })).toMatchObject([
      { runId: second, hall: 'default', window: 'A01', startMs: 9000, at: NINE_O_CLOCK + 60_000 + 7600 },
    ]);
  });

  it('are deleted by their own age, but for what is held', async () => {
    const { store, commit, save, said } = await opened();
    await using _ = store;
    const [old, held, young] = [await commit(0), await commit(1), await commit(60 * 24)];
    for (const runId of [old, held, young]) await save(runId!, spoken(1000, 2000, '您好'));
    const deleted = await deleteOldWords(store.database.db, NINE_O_CLOCK + DAY_MS / 2, new Set([held!]));
    expect(deleted).toEqual({ deleted: 1, held: 1 });
    expect(await said(old!)).toBeUndefined();
    expect((await said(held!))!.words).toHaveLength(1);
    expect((await said(young!))!.words).toHaveLength(1);
    expect((await store.readings(old!)).length).toBeGreaterThan(0);
  });
});
