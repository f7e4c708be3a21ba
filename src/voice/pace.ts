import type { Interval } from '../core/interval.ts';
import { type Measured, measured, unavailable } from '../core/measured.ts';
import { type SoundReading, WINDOW_MS } from '../hearing/sound-reading.ts';
import { mixedWindows } from './mixed-windows.ts';
import { VOICE } from './voice-parameters.ts';

/** Two syllables are at least this far apart: nobody speaks more than eight a second. */
const APART_WINDOWS = 4;
/** A syllable stands out of the gaps beside it by this, dB. */
const STANDS_OUT_DB = 2;
/** Fewer seconds of speech give no pace. */
const SHORTEST_S = 1;

/** Syllables a second: peaks of the voice band's level, over the time that is spoken. */
export function paceOf(stretch: SoundReading, { startMs, endMs }: Interval): Measured<number> {
  const { voiceBand, speech } = mixedWindows(stretch);
  const from = Math.max(0, Math.round((startMs - stretch.startMs) / WINDOW_MS));
  const to = Math.min(voiceBand.length, Math.round((endMs - stretch.startMs) / WINDOW_MS));
  const spokenS = (speech.subarray(from, to).filter((p) => p >= VOICE.speech.leave).length * WINDOW_MS) / 1000;
  if (spokenS < SHORTEST_S) return unavailable('not-sampled');
  let count = 0;
  let [lastPeak, valley] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = from; i < to; i++) {
    valley = Math.min(valley, voiceBand[i]!);
    const isPeak = voiceBand[i]! >= (voiceBand[i - 1] ?? -Infinity) && voiceBand[i]! > (voiceBand[i + 1] ?? -Infinity);
    if (!isPeak || speech[i]! < VOICE.speech.leave || i - lastPeak < APART_WINDOWS) continue;
    if (voiceBand[i]! - valley < STANDS_OUT_DB) continue;
    count += 1;
    [lastPeak, valley] = [i, voiceBand[i]!];
  }
  return measured(count / spokenS);
}
