import { contains } from '../../core/interval.ts';
import type { Finding } from '../../rulebooks/finding.ts';
import { hashOf } from '../../store/database/content-hash.ts';
import type { RunRecord } from '../../store/runs/runs.ts';
import type { StoredFinding } from '../../store/runs/stored-timeline.ts';
import { beganAt } from '../../store/runs/wall-clock.ts';
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
 * @throws LiyiError LIYI_NOT_FOUND where the finding has no such episode
 */
export async function shownEpisode(
  store: TimelineStore,
  finding: StoredFinding,
  run: RunRecord,
  number: number,
): Promise<ShownEpisode> {
  const episode = finding.episodes?.seen[number - 1];
  if (episode === undefined) throw notFound(`episode ${number} of finding ${finding.id}`);
  const own = beganAt(run);
  const { startMs, durationMs } = run.footage;
  if (own === undefined || contains({ startMs, endMs: startMs + durationMs }, episode.startMs))
    return { finding: withEvidence(finding, episode), run };
  const at = own + episode.startMs - startMs;
  const beside = await store.runs({ hall: run.hall, window: run.window, from: at, to: at + 1 });
  const other = beside.find(({ camera }) => hashOf(camera) === hashOf(run.camera)) ?? run;
  const byMs = other.footage.startMs - beganAt(other)! - (startMs - own);
  const evidence = { startMs: episode.startMs + byMs, endMs: episode.endMs + byMs };
  return { finding: withEvidence(finding, evidence), run: other };
}

const withEvidence = (finding: StoredFinding, { startMs, endMs }: Finding['evidence']): StoredFinding => ({
  ...finding,
  evidence: { startMs, endMs },
});
