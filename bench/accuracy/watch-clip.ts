import { zonesOfAll } from '../../src/core/camera.ts';
import { ModelSet } from '../../src/inference/model-set.ts';
import { decodeFrames } from '../../src/media/decode.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { observerNets } from '../../src/perception/perceivers.ts';
import type { NewRun } from '../../src/store/runs/run.ts';
import { Cadence } from '../../src/tracking/cadence.ts';
import { LumaGrid } from '../../src/tracking/luma-grid.ts';
import { LIVE_MAX_FPS } from '../../src/watch/live-segment.ts';
import { StreamAnalysis } from '../../src/watch/stream-analysis.ts';
import type { StreamSpec } from '../../src/watch/stream-spec.ts';
import type { StreamReport } from '../../src/watch/worker-messages.ts';
import { WorkerStream } from '../../src/watch/worker-stream.ts';
import { SlowedPool } from './slowed-pool.ts';

/** A clip is one segment. */
const SEGMENTS = { usualMs: Number.POSITIVE_INFINITY, longestMs: Number.POSITIVE_INFINITY };

/**
 * The run that a live stream of the clip gives, in simulated time and without the feed of events, on a machine with a part of
 * the CPU time that it needs: of the pictures chosen, each that comes while another is in work takes the waiting one's place.
 * @param share of the CPU time needed, above 0; with 1 every chosen picture is analysed, with 0.25 every fourth
 */
export async function watchClip(
  path: string,
  { camera, rulebooks }: Pick<StreamSpec, 'camera' | 'rulebooks'>,
  share: number,
): Promise<NewRun> {
  const footage = await probeFootage(path);
  await using models = await ModelSet.open(observerNets());
  await using frames = decodeFrames(footage, { sampleFps: LIVE_MAX_FPS });
  const size = { width: frames.width, height: frames.height };
  const cadence = new Cadence(zonesOfAll(camera), size);
  const grid = new LumaGrid();
  const runs: NewRun[] = [];
  const report = (said: StreamReport): void => {
    if (said.kind === 'failed') throw new Error(`${path} at ${said.tMs} ms: ${said.message}`);
    analysis.report(said);
  };
  const pool = new SlowedPool({
    nets: models.records,
    open: (opening) => WorkerStream.open(opening, models, report),
    report,
  });
  const spec = { id: 'A01', window: 'A01', address: { kind: 'file', path, loop: false }, camera, rulebooks } as const;
  const analysis: StreamAnalysis = new StreamAnalysis({ spec, originMs: Date.now(), segments: SEGMENTS }, pool, {
    frameTaken: () => {},
    events: () => {},
    picture: () => {},
    ended: (run) => runs.push(run),
    internalError(error) {
      throw error;
    },
  });

  let lastMs = 0;
  for await (const frame of frames) {
    const { ptsMs: tMs, data } = frame;
    analysis.buffer(size).set(data);
    grid.read(frame);
    analysis.seen(tMs);
    const chosen = cadence.choose(tMs, grid);
    if (chosen) {
      analysis.post({ tMs, ...chosen });
      await pool.grant(share);
    }
    lastMs = tMs;
  }
  await pool.grant(1);
  await analysis.end({ nowMs: lastMs, isLive: true });
  const [run] = runs;
  if (!run) throw new Error(`${path} has no picture`);
  return run;
}
