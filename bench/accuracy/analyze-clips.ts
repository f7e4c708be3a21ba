import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { CameraGeometry } from '../../src/core/camera.ts';
import type { Interval } from '../../src/core/interval.ts';
import type { Milliseconds } from '../../src/core/units.ts';
import type { Encounter } from '../../src/encounters/encounter.ts';
import type { Blindness, CounterEvent } from '../../src/events/event.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import type { Clip } from './clip-folder.ts';

export interface AnalysisSettings {
  readonly sampleFps: number;
  /** Otherwise as if there were no camera file: no zones, no measures. */
  readonly withCamera: boolean;
  /** Ids; all that come with the program where left out. */
  readonly rulebooks?: readonly string[];
  /** As a live stream on a machine with this share of the CPU time that it needs; as a recording where left out. */
  readonly liveShare?: number | undefined;
}

export interface ClipRequest {
  readonly path: string;
  readonly camera: CameraGeometry;
  readonly sampleFps: number;
  readonly rulebooks: readonly string[] | undefined;
  readonly liveShare: number | undefined;
}

/** What an analysis says of a clip. */
export interface ClipReport {
  readonly events: readonly CounterEvent[];
  readonly blindness: readonly Blindness[];
  readonly encounters: readonly Encounter[];
  readonly findings: readonly Finding[];
  readonly footage: Interval;
}

export interface ClipResult extends ClipReport {
  readonly footageMs: Milliseconds;
  readonly wallMs: Milliseconds;
  readonly cpuMs: Milliseconds;
}

export interface AnalysedClip extends ClipResult {
  readonly clip: Clip;
}

const AT_ONCE = 2;
const CHILD = new URL('./analysis-child.ts', import.meta.url);

/** Every clip anew in a process of its own, two at a time; in the order of the clips. */
export async function analyzeClips(
  clips: readonly Clip[],
  settings: AnalysisSettings,
  onDone: (done: AnalysedClip) => void,
): Promise<AnalysedClip[]> {
  const waiting = [...clips.entries()];
  const done: AnalysedClip[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [i, clip] = next;
      done[i] = { clip, ...(await analyze(clip, settings)) };
      onDone(done[i]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}

async function analyze(
  clip: Clip,
  { withCamera, sampleFps, rulebooks, liveShare }: AnalysisSettings,
): Promise<ClipResult> {
  const child = fork(CHILD);
  const camera = withCamera ? clip.camera : { zones: {} };
  child.send({ path: clip.path, camera, sampleFps, rulebooks, liveShare } satisfies ClipRequest);
  const answer = once(child, 'message').then(([result]) => result as ClipResult);
  const [result] = await Promise.all([
    Promise.race([answer, once(child, 'exit').then(() => undefined)]),
    once(child, 'exit'),
  ]);
  if (result === undefined) throw new Error(`the analysis of ${clip.name} ended without a result`);
  return result;
}
