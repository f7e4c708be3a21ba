import type { Role } from '../contract/role.ts';
import type { Milliseconds } from '../core/units.ts';
import type { PictureQuality } from '../media/picture-quality.ts';
import type { FrameReading, PersonReading } from './reading.ts';

export interface SeriesSample {
  readonly tMs: Milliseconds;
  readonly reading: PersonReading;
  readonly quality: PictureQuality;
}

/** What was seen of one person, in order of time; moments without the person are left out. */
export interface PersonSeries {
  readonly person: string;
  readonly role: Role;
  readonly samples: readonly SeriesSample[];
}

/** Groups readings by track id, in order of first sight. The role is that of the first reading. */
export function personSeries(frames: readonly FrameReading[]): PersonSeries[] {
  const byTrack = new Map<string, { role: Role; samples: SeriesSample[] }>();
  for (const frame of frames) {
    for (const reading of frame.people) {
      const series = byTrack.get(reading.trackId) ?? { role: reading.role, samples: [] };
      series.samples.push({ tMs: frame.tMs, reading, quality: frame.quality });
      byTrack.set(reading.trackId, series);
    }
  }
  return [...byTrack].map(([person, { role, samples }]) => ({ person, role, samples }));
}
