import { DAY_MS } from '../../contract/durations.ts';
import type { ProbeFootageOptions } from '../../media/probe.ts';
import { AS_IN_FILE } from '../../media/time-map.ts';
import type { AnalysedTimeline } from '../analysis-document.ts';

/** What runs without a record of their decoding took for the rate of a stream without times. */
const FORMER_FPS = 25;

/** How to open the recording of a run so that every time means the moment that it meant when the run was made. */
export function asAnalysed({
  footage,
  decoding,
}: Pick<AnalysedTimeline, 'footage' | 'decoding'>): Pick<ProbeFootageOptions, 'stream' | 'timeMap' | 'untimedFps'> {
  const { stream, startMs, fps = FORMER_FPS } = footage;
  if (decoding) return { stream, timeMap: decoding.timeMap, untimedFps: decoding.statedFps };
  // Clocks that are the date were taken as they are.
  const isDate = startMs > DAY_MS * 2;
  return {
    stream,
    untimedFps: fps,
    timeMap: isDate ? { ...AS_IN_FILE, pieces: [{ startMs, offsetMs: 0 }] } : undefined,
  };
}
