import type { Milliseconds } from '../../src/core/units.ts';
import { hashOf } from '../../src/store/database/content-hash.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';

/** A generator of numbers from 0 up to 1, the same for the same seed. Source: mulberry32, public domain. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Cut {
  readonly files: number;
  readonly seed: number;
  /** Time that each file shares with the next. */
  readonly overlapMs?: number;
}

/**
 * A recording as a recorder would have stored it in several files: cut at random places, each file with its own time from
 * 0 and its own track ids from 1. Nothing is found in them yet.
 */
export function cutRun(run: AnalysisRun & { readonly startedAt: number }, { files, seed, overlapMs = 0 }: Cut) {
  const random = seeded(seed);
  const { startMs, durationMs } = run.footage;
  const places = Array.from({ length: files - 1 }, () => startMs + durationMs * (0.05 + 0.9 * random()));
  const borders = [startMs, ...places.sort((a, b) => a - b), startMs + durationMs];
  return borders.slice(1).map((borderMs, i): AnalysisRun => {
    const toMs = i === files - 1 ? borderMs + 1 : Math.min(borderMs + overlapMs, startMs + durationMs);
    return fileOf(run, { fromMs: borders[i]!, toMs }, `${files} ${seed} ${i}`);
  });
}

/** One of the files: what is seen from `fromMs` up to `toMs`, with its own time from 0 and its own track ids from 1. */
export function fileOf(
  run: AnalysisRun & { readonly startedAt: number },
  { fromMs, toMs }: { readonly fromMs: Milliseconds; readonly toMs: Milliseconds },
  name: string,
): AnalysisRun {
  const readings = run.readings.filter(({ tMs }) => tMs >= fromMs && tMs < toMs);
  const firstMs = readings[0]?.tMs ?? fromMs;
  const names = numberedAnew();
  return {
    ...run,
    ...{ events: [], blindness: [], encounters: [], findings: [], people: [] },
    startedAt: run.startedAt + firstMs - run.footage.startMs,
    footage: {
      ...run.footage,
      sha256: hashOf([run.footage.sha256, name]),
      startMs: 0,
      durationMs: (readings.at(-1)?.tMs ?? fromMs) - firstMs,
    },
    readings: readings.map((frame) => ({
      ...frame,
      tMs: frame.tMs - firstMs,
      people: frame.people.map((person) => ({ ...person, trackId: names(person.trackId, person.role) })),
    })),
  };
}

function numberedAnew(): (trackId: string, kind: string) => string {
  const names = new Map<string, string>();
  return (trackId, kind) => {
    const known = names.get(trackId);
    const name = known ?? `${kind}-${[...names.values()].filter((other) => other.startsWith(`${kind}-`)).length + 1}`;
    names.set(trackId, name);
    return name;
  };
}
