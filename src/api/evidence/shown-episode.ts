import { LARGEST_CLOCK_OFFSET_MS } from '../../core/camera.ts';
import { contains } from '../../core/interval.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Finding } from '../../rulebooks/finding.ts';
import { cameraHash } from '../../store/places/places.ts';
import { type DatedRun, isDated } from '../../store/runs/run-stretches.ts';
import type { RunRecord } from '../../store/runs/runs.ts';
import type { StoredFinding } from '../../store/runs/stored-timeline.ts';
import type { TimelineStore } from '../../store/store.ts';
import { notFound } from '../problems/not-found.ts';

/** A finding with one of its episodes as its evidence, and the run whose recording shows it. */
export interface ShownEpisode {
  readonly finding: StoredFinding;
  readonly run: RunRecord;
}

/**
 * Finds what shows an episode of a finding: its own recording, or another one of the same camera.
 * @param number of the episode, from 1
 * @throws LiyiError LIYI_NOT_FOUND where the finding has no such episode, or no recording shows it
 */
export async function shownEpisode(
  store: TimelineStore,
  finding: StoredFinding,
  run: RunRecord,
  number: number,
): Promise<ShownEpisode> {
  const episode = finding.episodes?.seen[number - 1];
  if (episode === undefined) throw notFound(`episode ${number} of finding ${finding.id}`);
  const { startMs, durationMs } = run.footage;
  if (!isDated(run) || contains({ startMs, endMs: startMs + durationMs }, episode.startMs))
    return { finding: withEvidence(finding, episode), run };
  const at = run.startedAt + episode.startMs - startMs;
  const other = await runAt(store, run, at);
  if (other === undefined) throw notFound(`the recording of episode ${number} of finding ${finding.id}`);
  const byMs = other.footage.startMs - other.startedAt - (startMs - run.startedAt);
  const evidence = { startMs: episode.startMs + byMs, endMs: episode.endMs + byMs };
  return { finding: withEvidence(finding, evidence), run: other };
}

/** The recording of the same camera that shows a moment, by that camera's own clock. */
async function runAt(store: TimelineStore, { hall, window, camera }: DatedRun, at: EpochMilliseconds) {
  // Runs are kept by the clock of the cameras with which they were judged.
  const period = { from: at - LARGEST_CLOCK_OFFSET_MS, to: at + LARGEST_CLOCK_OFFSET_MS };
  const beside = await store.runs({ hall, window, ...period });
  const ofCamera = cameraHash(camera);
  return beside.filter(isDated).find((other) => {
    const shown = { startMs: 0, endMs: other.footage.durationMs };
    return contains(shown, at - other.startedAt) && cameraHash(other.camera) === ofCamera;
  });
}

const withEvidence = (finding: StoredFinding, { startMs, endMs }: Finding['evidence']): StoredFinding => ({
  ...finding,
  evidence: { startMs, endMs },
});
