import { z } from 'zod';
import { CAMERA_VIEWS } from '../../contract/camera-view.ts';
import { OBSERVABLE_QUANTITIES } from '../../contract/observable-quantity.ts';
import { PHASES } from '../../contract/phase.ts';
import { ROLES } from '../../contract/role.ts';
import { UNAVAILABLE_REASONS } from '../../contract/unavailable-reason.ts';
import { REFINEMENTS } from '../../encounters/encounter.ts';
import { EVENT_CATALOG, type EventCatalog, eventTypesOf, eventVariantsOf } from '../../events/catalog.ts';
import { EVENT_UNITS } from '../../events/event-entry.ts';
import { code, id, instant, interval, presentationMs } from '../schemas/common.ts';

const recordingSchema = z
  .object({
    sha256: z.string(),
    name: z.string().describe('Name of the file, without its folder'),
    durationMs: z.number().min(0),
    startMs: presentationMs,
    width: z.int(),
    height: z.int(),
    fps: z.number().optional(),
    stream: z.int().optional().describe('Number of the video stream; 0 where left out'),
  })
  .meta({ id: 'Recording' });

const decodingSchema = z
  .object({
    gaps: z.array(interval).describe('Stretches of the footage without usable pictures'),
    picturesLeftOut: z.int().describe('Pictures left out because their times do not advance'),
    damaged: z.int().describe('Pictures and packets reported as damaged'),
    clockResets: z.array(presentationMs).describe('Where the recorder’s clock was reset: time goes on from there'),
    statedFps: z.number().optional().describe('Frame rate that was stated for a stream without times'),
  })
  .meta({ id: 'Decoding', description: 'How the footage of an analysis was read' });

/** Of a run and of a stretch. */
export const clockOffsetSchema = z.object({ offsetMs: z.number(), source: z.enum(['set', 'estimated']) }).meta({
  id: 'ClockOffset',
  description: 'Added to the camera’s own clock to have that of the cameras with which it is judged',
});

export const runSchema = z
  .object({
    id,
    windowId: id.optional(),
    hall: code,
    window: code,
    status: z.enum(['current', 'superseded']),
    supersededBy: id.optional(),
    reevaluates: id.optional(),
    analysedAt: instant,
    startedAt: instant
      .optional()
      .describe(
        'Wall-clock time of recording.startMs, where known; by the clock of the cameras with which it was judged',
      ),
    endedAt: instant.optional(),
    camera: z.object({ name: z.string().optional(), view: z.enum(CAMERA_VIEWS).optional() }),
    clockOffset: clockOffsetSchema.optional(),
    recording: recordingSchema,
    engine: z.object({
      version: z.string(),
      models: z.array(z.object({ id: z.string(), sha256: z.string() })),
      settings: z.record(z.string(), z.unknown()),
    }),
    completeness: z.discriminatedUnion('complete', [
      z.object({ complete: z.literal(true) }),
      z.object({ complete: z.literal(false), covered: z.array(interval), problem: z.string() }),
    ]),
    decoding: decodingSchema.optional().describe('Left out for live streams, and for older analyses'),
    people: z.array(z.object({ id: z.string(), role: z.enum(ROLES), post: z.string().optional() })),
  })
  .meta({ id: 'Run', description: 'One analysis of one recording of one window' });

const placed = {
  runId: id,
  startMs: presentationMs,
  endMs: presentationMs,
  startAt: instant.optional(),
  endAt: instant.optional(),
};

/** Schema of an event of any type of a catalogue, without its name in the OpenAPI document. */
export const eventSchemaOf = (catalog: EventCatalog) =>
  z.object({
    id,
    ...placed,
    type: z.enum(eventTypesOf(catalog)),
    person: z.string(),
    role: z.enum(ROLES),
    post: z.string().optional().describe('Where the window has several'),
    variant: z.enum(eventVariantsOf(catalog)).optional().describe('Of which kind, where its type has several'),
    peakMs: presentationMs.optional(),
    value: z.number().optional(),
    unit: z.enum(EVENT_UNITS).optional(),
    uncertainty: z.number().optional().describe('One standard deviation'),
    gradeDeg: z.number().optional(),
    confidence: z.number().min(0).max(1),
  });
export const eventSchema = eventSchemaOf(EVENT_CATALOG).meta({ id: 'Event' });

export const encounterSchema = z
  .object({
    ...placed,
    encounter: z.string().describe('Unique within its run'),
    post: z.string().optional().describe('Where the window has several; encounters at two posts may overlap'),
    citizen: z.string().describe('Track within this recording; nobody is recognised'),
    atCounter: interval,
    phases: z.array(z.object({ phase: z.enum(PHASES), startMs: presentationMs, endMs: presentationMs })),
    beginsInFootage: z.boolean(),
    endsInFootage: z.boolean(),
    source: z.enum(['camera', 'queue', 'both']).describe('Who says that somebody was served: camera, calling system'),
    ticket: z.string().optional(),
    grade: z.number().optional().describe('Of the citizen’s evaluation, in the calling system’s own scale'),
    refinements: z.array(z.enum(REFINEMENTS)).optional().describe('What the calling system changed'),
  })
  .meta({ id: 'Encounter' });

export const gapSchema = z
  .object({
    id,
    ...placed,
    quantity: z.enum(OBSERVABLE_QUANTITIES),
    person: z.string(),
    role: z.enum(ROLES),
    reason: z.enum(UNAVAILABLE_REASONS),
  })
  .meta({
    id: 'Gap',
    description: 'A stretch in which something could not be seen, so that its absence proves nothing',
  });
