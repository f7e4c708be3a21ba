import { z } from 'zod';
import { DAY_MS } from '../../contract/durations.ts';
import { dayEnd, dayStart } from '../../contract/hall-time.ts';
import { type Stretch, spanOf } from '../../duties/stretch.ts';
import { isDated, type RunOfDuty, stretchesWith } from '../../store/runs/run-stretches.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes, ServiceContext } from '../context.ts';
import { geometryView } from '../places/camera-view.ts';
import { windowFor } from '../places/find-window.ts';
import { geometrySchema, windowSchema } from '../places/place-schemas.ts';
import { invalid } from '../problems/not-found.ts';
import { day, defined, id, idInput, idParams, instant, instantInput, toInstant } from '../schemas/common.ts';
import { clockOffsetSchema } from './run-schemas.ts';
import { timelineOf, timelineSchema } from './window-timeline.ts';

/** A month, so that one request does not read years. */
const LONGEST_MS = 31 * DAY_MS;

/** Routes `/windows/:id/timeline` and `/windows/:id/days/:day`: everything found at a window in a period or on a day. */
export const timelineRoutes: Routes = (context) => async (app) => {
  const { store } = context;

  app.get(
    '/windows/:id/timeline',
    {
      config: { access: 'finding:read' },
      schema: {
        summary: 'What happened at a window',
        description: 'Recordings without a known time of day are in no timeline; /runs lists them.',
        tags: ['runs'],
        params: idParams,
        querystring: z.object({ from: instantInput, to: instantInput }),
        response: { 200: z.object({ window: windowSchema, from: instant, to: instant, ...timelineSchema }) },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      if (to <= from || to - from > LONGEST_MS) throw invalid('from must lie before to, at most 31 days');
      const principal = principalOf(request);
      const place = await windowFor(store, principal, request.params.id);
      const timeline = await timelineOf(context, principal, place, { from, to });
      return { window: place, from: toInstant(from), to: toInstant(to), ...timeline };
    },
  );

  app.get(
    '/windows/:id/days/:day',
    {
      config: { access: 'finding:read' },
      schema: {
        summary: 'A window’s day: what is judged as a whole',
        description:
          'Recordings of one camera that follow each other are a stretch, and stretches of cameras that show the same time are ' +
          'judged as one: those with the same `judgedAs`. An encounter is in the run in which it begins, a finding in the run ' +
          'that shows it best; ids of encounters are unique in what is judged as one.',
        tags: ['runs'],
        params: z.object({ id: idInput, day }),
        response: {
          200: z.object({ window: windowSchema, day, stretches: z.array(stretchSchema), ...timelineSchema }),
        },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const place = await windowFor(store, principal, request.params.id);
      const period = { from: dayStart(request.params.day), to: dayEnd(request.params.day) };
      const timeline = await timelineOf(context, principal, place, period);
      return {
        window: place,
        day: request.params.day,
        stretches: await stretchesIn(context, place, period),
        ...timeline,
      };
    },
  );
};

const stretchSchema = z
  .object({
    from: instant,
    to: instant,
    runs: z.array(id).describe('In order of time'),
    camera: geometrySchema.describe('As the recordings were analysed'),
    clockOffset: clockOffsetSchema.optional(),
    judgedAs: z.int().describe('The same for stretches of several cameras that are judged as one'),
  })
  .meta({ id: 'Stretch' });

async function stretchesIn(
  { store }: Pick<ServiceContext, 'store'>,
  { hall, window }: { readonly hall: string; readonly window: string },
  period: { readonly from: number; readonly to: number },
): Promise<z.infer<typeof stretchSchema>[]> {
  const runs = (await store.runs({ hall, window, ...period })).filter(isDated);
  const groups = await store.read((db) => stretchesWith(db, runs));
  return groups.flatMap((stretches, judgedAs) => stretches.map((stretch) => stretchView(stretch, judgedAs)));
}

function stretchView(stretch: Stretch<RunOfDuty>, judgedAs: number): z.infer<typeof stretchSchema> {
  const { camera, clockOffset } = stretch.parts[0]!.recording.run;
  const beganAt = stretch.originAt + (clockOffset?.offsetMs ?? 0);
  return {
    from: toInstant(beganAt),
    to: toInstant(beganAt + spanOf(stretch).endMs),
    runs: stretch.parts.map(({ recording }) => recording.id),
    camera: geometryView(camera),
    ...defined({ clockOffset: clockOffset && { ...clockOffset } }),
    judgedAs,
  };
}
