import { useState } from 'react';
import type { WindowTimeline } from '../api/timeline.ts';
import { hallTimeExact } from '../time/hall-clock.ts';
import type { LaneEntry } from './lanes.ts';

interface EntryCardProps {
  readonly entry: LaneEntry;
  readonly runs: WindowTimeline['runs'];
}

/** What an entry is, when, and how it looked. */
export function EntryCard({ entry, runs }: EntryCardProps) {
  const [missing, setMissing] = useState<string>();
  const still = stillAddress(entry, runs);
  return (
    <>
      {still !== undefined && still !== missing && (
        <img key={still} src={still} alt="" onError={() => setMissing(still)} />
      )}
      <div>{entry.label}</div>
      <div className="muted numeric">
        {hallTimeExact(entry.startMs)} – {hallTimeExact(entry.endMs)} ·{' '}
        {((entry.endMs - entry.startMs) / 1000).toFixed(1)} s
      </div>
    </>
  );
}

function stillAddress(entry: LaneEntry, runs: WindowTimeline['runs']): string | undefined {
  const moment = entry.stillMs ?? (entry.startMs + entry.endMs) / 2;
  const run = runs.find(({ startedAt, recording }) => {
    const startMs = startedAt === undefined ? Number.NaN : Date.parse(startedAt);
    return startMs <= moment && moment <= startMs + recording.durationMs;
  });
  if (run?.startedAt === undefined) return undefined;
  const atMs = Math.round(run.recording.startMs + moment - Date.parse(run.startedAt));
  return `/api/v1/runs/${run.id}/still?at=${atMs}`;
}
