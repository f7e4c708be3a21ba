import type { CounterEvent } from '../../../src/events/event.ts';
import type { ServiceStore } from '../../../src/store/service-store.ts';
import { saveTranscript } from '../../../src/store/words/transcripts.ts';
import { clipRun } from '../../support/clip-run.ts';
import { soundCounter } from '../../support/sound-readings.ts';
import { spoken } from '../../support/spoken.ts';

/** What is said in the recording: lines of the citizen are not written down. */
const SAID = [
  { who: 'clerk', startMs: 1000, endMs: 3000, text: '您好，请问您办理什么业务' },
  { who: 'citizen', startMs: 3400, endMs: 5600 },
  { who: 'clerk', startMs: 6000, endMs: 7600, text: '好的，请您稍等' },
  { who: 'clerk', startMs: 12_000, endMs: 14_000, text: '您的电话是＊＊＊＊＊＊＊＊＊＊＊对吗' },
] as const;

const voiceOf = ({ who, startMs, endMs }: (typeof SAID)[number]): CounterEvent => ({
  ...{ type: `${who}-voice`, person: `${who}-1`, role: who, startMs, endMs, confidence: 0.95, value: 21.5, unit: 'LU' },
});

/** A recording in which a clerk and a citizen talk, with sound as it is stored. */
export async function storeTalking(store: ServiceStore): Promise<void> {
  const run = clipRun('counter-violations');
  const { readings } = soundCounter({ durationMs: run.footage.durationMs, voices: SAID });
  const { runId } = await store.commitRun({ ...run, readings, events: [...run.events, ...SAID.map(voiceOf)] });
  const words = SAID.flatMap((said) => ('text' in said ? [spoken(said.startMs, said.endMs, said.text)] : []));
  await store.keep((writing) => saveTranscript(writing, runId, { source: 'recogniser', words }, store.now()));
}
