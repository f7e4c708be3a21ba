import { describe, expect, it, onTestFinished } from 'vitest';
import { addWords } from '../../src/batch/add-words.ts';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { Role } from '../../src/contract/role.ts';
import { USUAL_CALLING_CLOCKS } from '../../src/core/calling-clock.ts';
import { LiyiError } from '../../src/core/errors.ts';
import { UNKNOWN_HOURS } from '../../src/core/opening-hours.ts';
import { judgeRuns } from '../../src/judge-runs.ts';
import { reevaluateRun } from '../../src/reevaluate.ts';
import { openServiceStore } from '../../src/store/service-store.ts';
import { saveTranscript, transcriptOfRun } from '../../src/store/words/transcripts.ts';
import type { WordsSource } from '../../src/words-source.ts';
import { NINE_O_CLOCK, run } from '../store/support/runs.ts';
import { testFolder } from '../store/support/stores.ts';
import { interpretedRun } from '../support/interpreted-run.ts';
import { soundCounter } from '../support/sound-readings.ts';

const BOOKS = ['jinhu-2013'] as const;
const CLAUSE = '3-no-taboo-words';
const LINES = [
  { startMs: 2000, endMs: 4000, text: '我的电话是一三八零零一三八零零零' },
  { startMs: 5000, endMs: 7000, text: '急什么，我正忙着呢，您的号是13800138000吗' },
];
/** Two microphones: the citizen speaks, then the clerk. */
const SOUND = soundCounter({
  durationMs: 12_000,
  isStereo: true,
  voices: [
    { startMs: 2000, endMs: 4000, who: 'citizen', level: -35, secondLevel: -23 },
    { startMs: 5000, endMs: 7000, who: 'clerk', level: -23, secondLevel: -35 },
  ],
}).readings.flatMap(({ sound = [] }) => sound);
const source = (lines = LINES, problem?: LiyiError): WordsSource => ({
  name: 'stand-in',
  linesOf: async () => ({ lines, ...(problem && { problem }) }),
});
const down = new LiyiError('LIYI_RECOGNISER', { message: 'it is down', remedy: '' });

async function stored() {
  const store = await openServiceStore({ sqlitePath: `${testFolder()}/liyi.db` });
  onTestFinished(() => store[Symbol.asyncDispose]());
  const found = await interpretedRun('counter-by-the-book', BOOKS, { startedAt: NINE_O_CLOCK });
  const [first, ...others] = found.readings;
  const heard = {
    ...found,
    camera: { ...found.camera, soundChannels: ['clerk', 'citizen'] as Role[] },
    readings: [{ ...first!, sound: SOUND }, ...others],
  };
  const { runId } = await store.commitRun({ ...heard, ...reevaluateRun(heard, loadRulebooks(BOOKS)) });
  const judging = {
    db: store.database.db,
    store,
    ...{ callingClocks: USUAL_CALLING_CLOCKS, openingHours: UNKNOWN_HOURS },
    rulebooksOf: async () => loadRulebooks(BOOKS),
  };
  const add = (words: WordsSource, of = runId) => addWords(of, words, judging, new AbortController().signal);
  const words = () => store.read((db) => transcriptOfRun(db, runId));
  const judge = async (id: number) => {
    let current = id;
    for await (const judged of judgeRuns(await store.runs({ id }), judging)) current = judged[0]!.runId;
    return current;
  };
  const verdicts = async (id: number) =>
    new Set((await store.entries(id)).findings.filter(({ clause }) => clause === CLAUSE).map(({ reason }) => reason));
  return { store, runId, add, words, judge, verdicts };
}

describe('words that are added to a stored recording', () => {
  it('are the clerk’s alone, masked, and the recording is judged by them', async () => {
    const { runId, add, words, store, verdicts } = await stored();
    const added = await add(source());
    expect(added).toMatchObject({ source: 'stand-in', lines: 2, kept: 1 });
    expect(added.runId).not.toBe(runId);
    expect((await words())!.words.map(({ text }) => text)).toEqual([
      '急什么，我正忙着呢，您的号是＊＊＊＊＊＊＊＊＊＊＊吗',
    ]);
    const [now] = await store.runs({ id: added.runId });
    expect(now!.engine.settings.words).toBe((await words())!.digest);
    expect(await verdicts(added.runId)).toEqual(new Set(['person-decides']));
  });

  it('that are the same again change nothing', async () => {
    const { add } = await stored();
    const { runId } = await add(source());
    expect((await add(source(), runId)).runId).toBe(runId);
  });

  it('of a run that was replaced meanwhile go to the one that took its place', async () => {
    const { runId, add } = await stored();
    const first = await add(source());
    expect((await add(source())).runId).toBe(first.runId);
    expect(first.runId).not.toBe(runId);
  });

  it('that cannot be had leave the recording as it is, and can be had later', async () => {
    const { runId, add, words } = await stored();
    expect(await add(source([], down))).toMatchObject({ runId, kept: 0, problem: down });
    expect(await words()).toBeUndefined();
    expect((await add(source())).runId).not.toBe(runId);
  });

  it('stay where another source has none of what the clerk said', async () => {
    const { add, words } = await stored();
    const { runId } = await add(source());
    expect((await add(source([]), runId)).runId).toBe(runId);
    expect((await words())!.words).toHaveLength(1);
  });

  it('of which only some were had are kept, with the reason', async () => {
    const { add, words } = await stored();
    await add(source(LINES, down));
    expect(await words()).toMatchObject({ problem: 'it is down', words: [{ startMs: 5000 }] });
  });

  it('are refused where a run of another window has the same sound', async () => {
    const { store, runId, add, words } = await stored();
    await store.commitRun({ ...run({ window: 'elsewhere' }), readings: { sameAs: runId } });
    await expect(add(source())).rejects.toMatchObject({ code: 'LIYI_WORDS_INVALID' });
    expect(await words()).toBeUndefined();
  });

  it('stay where a second try fails on the way', async () => {
    const { add, words } = await stored();
    const first = { startMs: 5000, endMs: 6000, text: '您好' };
    const { runId } = await add(source([first, { startMs: 6000, endMs: 7000, text: '请坐' }]));
    await add(source([first], down), runId);
    expect((await words())!.words.map(({ text }) => text)).toEqual(['您好', '请坐']);
  });

  it('leave what they proved when they are deleted', async () => {
    const { store, add, judge, verdicts } = await stored();
    const { runId } = await add(source());
    const before = await verdicts(runId);
    await store.keep(async (writing) => {
      await writing.deleteFrom('spoken_words').execute();
      await writing.deleteFrom('transcripts').execute();
    });
    expect(await judge(runId)).toBe(runId);
    expect(await verdicts(runId)).toEqual(before);
  });
});

it('words of a run that is gone are no run’s', async () => {
  const { store } = await stored();
  const { runId } = await store.commitRun(run({ footage: { ...run().footage, sha256: 'ef'.repeat(32) } }));
  await store.keep((writing) => saveTranscript(writing, runId, { source: 'x', words: [] }, NINE_O_CLOCK));
  expect(await store.read((db) => transcriptOfRun(db, runId + 1000))).toBeUndefined();
});
