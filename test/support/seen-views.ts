import type { Role } from '../../src/contract/role.ts';
import type { Interval } from '../../src/core/interval.ts';
import type { SeenPerson, SeenView } from '../../src/duties/seen-view.ts';

const MINUTE: Interval = { startMs: 0, endMs: 60_000 };

/** Somebody who is seen all the time unless told otherwise. */
export const person = (id: string, more: Partial<SeenPerson> = {}): SeenPerson => ({
  id,
  role: id.replace(/-\d+$/, '') as Role,
  seen: [MINUTE],
  placeM: undefined,
  ...more,
});

/** What a camera saw in a minute: a clerk and a citizen, and nothing of what they do. */
export const view = (more: Partial<SeenView> = {}): SeenView => ({
  view: undefined,
  footage: MINUTE,
  gaps: [],
  faults: [],
  people: [person('clerk-1'), person('citizen-1')],
  events: [],
  blindness: [],
  ...more,
});
