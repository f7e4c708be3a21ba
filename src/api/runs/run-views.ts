import { basename } from 'node:path';
import type { z } from 'zod';
import { type DecodingRecord, restartsOf } from '../../store/runs/decoding-record.ts';
import type { RunRecord } from '../../store/runs/runs.ts';
import type { Stored, StoredBlindness, StoredEncounter, StoredEvent } from '../../store/runs/stored-timeline.ts';
import { beganAt } from '../../store/runs/wall-clock.ts';
import { withoutFolders } from '../problems/without-folders.ts';
import { defined, optionalInstant, toInstant } from '../schemas/common.ts';
import type { encounterSchema, eventSchema, gapSchema, runSchema } from './run-schemas.ts';

/** The JSON of a run without what it found. */
export function runView(run: RunRecord): z.infer<typeof runSchema> {
  const { id, hall, window, status, supersededBy, reevaluates, footage, engine, completeness, clockOffset } = run;
  const startedAt = beganAt(run);
  return {
    ...{ id, hall, window, status },
    ...defined({ supersededBy, reevaluates }),
    analysedAt: toInstant(run.createdAt),
    ...defined({
      startedAt: optionalInstant(startedAt),
      endedAt: optionalInstant(startedAt === undefined ? undefined : startedAt + footage.durationMs),
    }),
    camera: defined({ name: run.camera.name, view: run.camera.view }),
    ...defined({ clockOffset: clockOffset && { ...clockOffset } }),
    // Readers of results must not see the machine's folders.
    recording: { ...footage, name: basename(footage.name) },
    engine: {
      version: engine.version,
      models: engine.models.map((model) => ({ ...model })),
      settings: engine.settings,
    },
    completeness: completeness.complete
      ? { complete: true }
      : {
          ...{ complete: false, problem: withoutFolders(completeness.problem) },
          covered: completeness.covered.map(({ startMs, endMs }) => ({ startMs, endMs })),
        },
    ...defined({ decoding: run.decoding && decodingView(run.decoding) }),
    people: run.people.map((person) => ({ ...person })),
  };
}

const decodingView = (decoding: DecodingRecord) => ({
  gaps: decoding.gaps.map(({ startMs, endMs }) => ({ startMs, endMs })),
  ...{ picturesLeftOut: decoding.picturesLeftOut, damaged: decoding.damaged, clockResets: restartsOf(decoding) },
  ...defined({ statedFps: decoding.statedFps }),
});

type Times = Pick<Stored, 'startAt' | 'endAt'>;
const times = ({ startAt, endAt }: Times) =>
  defined({ startAt: optionalInstant(startAt), endAt: optionalInstant(endAt) });

/** The JSON of an event, with absolute times where they are known. */
export const eventView = ({ startAt, endAt, ...event }: StoredEvent): z.infer<typeof eventSchema> => ({
  ...event,
  ...times({ startAt, endAt } as Times),
});

/** The JSON of an interval in which something could not be seen, with absolute times where they are known. */
export const gapView = ({ startAt, endAt, ...gap }: StoredBlindness): z.infer<typeof gapSchema> => ({
  ...gap,
  ...times({ startAt, endAt } as Times),
});

/** The JSON of an encounter, with what the calling system contributed. */
export const encounterView = (encounter: StoredEncounter): z.infer<typeof encounterSchema> => {
  const { id, runId, startMs, endMs, citizen, atCounter, phases, beginsInFootage, endsInFootage } = encounter;
  const { source = 'camera', ticket, grade, refinements } = encounter.provenance ?? {};
  return {
    encounter: id,
    ...{ runId, startMs, endMs, citizen, atCounter, beginsInFootage, endsInFootage },
    phases: phases.map((phase) => ({ ...phase })),
    source,
    ...defined({ post: encounter.post, ticket, grade, refinements: refinements && [...refinements] }),
    ...times(encounter),
  };
};
