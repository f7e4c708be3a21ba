import { expect, it } from 'vitest';
import { detectEvents } from '../../src/events/detect-events.ts';
import { type Moment, personSeen, picturesAt } from '../support/samples.ts';

const FOOTAGE = { startMs: 0, endMs: 30_000 };

/** Of a clerk who is not found for ten seconds. */
function detected(at: (tMs: number) => Moment) {
  const isLost = (tMs: number) => tMs > 10_000 && tMs < 20_000;
  const people = [
    personSeen('clerk', { durationMs: FOOTAGE.endMs }, (tMs) => (isLost(tMs) ? undefined : at(tMs))),
    personSeen('citizen', { durationMs: FOOTAGE.endMs }, () => ({ x: 500 })),
  ];
  const scale = { handoverPxPerMetre: 200, citizenPxPerMetre: 200, hasZones: true };
  const pictures = picturesAt({ durationMs: FOOTAGE.endMs });
  const { events, blindness } = detectEvents(
    { people, pictures, poorPictures: [], colleagues: [], ...scale },
    { footage: FOOTAGE, gaps: [] },
  );
  const unseen = blindness.filter(({ quantity, role }) => quantity === 'presence' && role === 'clerk');
  return { absences: events.filter(({ type }) => type === 'absent'), unseen };
}

it('a clerk who walks off has left an empty post', () => {
  const { absences, unseen } = detected((tMs) => ({ x: 640 + Math.max(0, Math.min(tMs, 20_000) - 8500) / 5 }));
  expect(absences).toMatchObject([{ startMs: 10_000, endMs: 20_000 }]);
  expect(unseen).toEqual([]);
});

it('a clerk who is lost sitting still was not seen, which is no empty post', () => {
  const { absences, unseen } = detected(() => ({ share: 0 }));
  expect(absences).toEqual([]);
  expect(unseen).toMatchObject([{ startMs: 10_000, endMs: 20_000, reason: 'not-tracked' }]);
});

it.each([
  ['in the last picture has not left, though the recording goes on', 25_400, 0],
  ['no longer, while pictures go on, has', 30_000, 1],
])('a citizen who is there %s', (_, picturesUntilMs, leavings) => {
  const people = [
    personSeen('citizen', { durationMs: FOOTAGE.endMs }, (tMs) => (tMs <= 25_400 ? { x: 500 } : undefined)),
  ];
  const scale = { handoverPxPerMetre: 200, citizenPxPerMetre: 200, hasZones: true };
  const pictures = picturesAt({ durationMs: picturesUntilMs + 100 });
  const { events } = detectEvents(
    { people, pictures, poorPictures: [], colleagues: [], ...scale },
    { footage: FOOTAGE, gaps: [] },
  );
  expect(events.filter(({ type }) => type === 'citizen-turned-away')).toHaveLength(leavings);
});
