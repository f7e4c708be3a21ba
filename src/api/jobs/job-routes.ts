import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { publicName } from '../../media/remote-input.ts';
import type { JobRecord } from '../../store/jobs/job-queue.ts';
import { principalOf } from '../access/guard.ts';
import { maySeeHall, type Principal } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { OpenStreams } from '../live/open-streams.ts';
import { notFound } from '../problems/not-found.ts';
import { withoutFolders } from '../problems/without-folders.ts';
import { code, defined, id, instant, optionalInstant, toInstant } from '../schemas/common.ts';
import { clientGone } from '../service/client-gone.ts';

const tags = ['jobs'];
const STATES = ['waiting', 'running', 'done', 'dead'] as const;
const LOOK_EVERY_MS = 1_000;
const MOST_LISTED = 500;
type RecordingJobRecord = JobRecord<'analyze-recording'>;

const jobSchema = z
  .object({
    job: z.uuid(),
    hall: code,
    window: code,
    recording: z.string().describe('Name of the file, without its folder'),
    state: z.enum(STATES),
    attempt: z.int(),
    createdAt: instant,
    settledAt: instant.optional(),
    outcome: z.enum(['scored', 'incomplete', 'already-scored', 'same-minutes', 'refused']).optional(),
    runId: id.optional(),
    problem: z
      .object({ code: z.string(), message: z.string(), remedy: z.string() })
      .optional()
      .describe('Why the last try failed, or the recording was refused'),
  })
  .meta({ id: 'Job' });

function jobView(job: RecordingJobRecord): z.infer<typeof jobSchema> {
  const { payload, result } = job;
  const problem = (result?.outcome === 'refused' ? result.problem : undefined) ?? job.problem;
  return {
    job: job.id,
    ...{ hall: payload.hall, window: payload.window, state: job.state, attempt: job.attempt },
    recording: basename(publicName(payload.path)),
    createdAt: toInstant(job.createdAt),
    ...defined({
      settledAt: optionalInstant(job.settledAt),
      outcome: result?.outcome,
      runId: result !== undefined && 'runId' in result ? result.runId : undefined,
      problem: problem && { ...problem, message: withoutFolders(problem.message) },
    }),
  };
}

/** Routes `/jobs`: list jobs, read one, and follow its progress as server-sent events. */
export const jobRoutes: Routes =
  ({ jobs }) =>
  async (app) => {
    const find = async (principal: Principal, jobId: string): Promise<RecordingJobRecord> => {
      const [job] = await jobs.queue.find('analyze-recording', [jobId]);
      if (job === undefined || !maySeeHall(principal, job.payload.hall)) throw notFound(`job ${jobId}`);
      return job;
    };
    const params = z.object({ job: z.uuid() });
    const closing = new AbortController();
    const streams = new OpenStreams();
    app.addHook('preClose', async () => closing.abort());

    app.get(
      '/jobs',
      {
        config: { access: 'job:read' },
        schema: {
          summary: 'Recordings that wait, run, or have run; newest first',
          tags,
          querystring: z.object({
            state: z.enum(STATES).optional(),
            limit: z.coerce.number<string>().int().min(1).max(MOST_LISTED).default(50),
          }),
          response: {
            200: z.object({
              jobs: z.array(jobSchema),
              counts: z.object({ waiting: z.int(), running: z.int(), done: z.int(), dead: z.int() }).optional(),
            }),
          },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const { state, limit } = request.query;
        const isLimited = principal.halls !== undefined;
        const found = await jobs.queue.list('analyze-recording', {
          limit: isLimited ? MOST_LISTED : limit,
          ...defined({ state }),
        });
        const own = found.filter(({ payload }) => maySeeHall(principal, payload.hall)).slice(0, limit);
        // Counts include all halls.
        const counts = isLimited ? undefined : await jobs.queue.counts('analyze-recording');
        return { jobs: own.map(jobView), ...defined({ counts }) };
      },
    );

    app.get(
      '/jobs/:job',
      {
        config: { access: 'job:read' },
        schema: { summary: 'A job', tags, params, response: { 200: jobSchema } },
      },
      async (request) => jobView(await find(principalOf(request), request.params.job)),
    );

    app.get(
      '/jobs/:job/progress',
      {
        config: { access: 'job:read' },
        schema: {
          summary: 'The job each time it changes, until it is settled (text/event-stream)',
          tags,
          params,
          response: {
            200: { description: 'Server-sent events', content: { 'text/event-stream': { schema: z.any() } } },
          },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        const first = await find(principal, request.params.job);
        const signal = AbortSignal.any([clientGone(reply), closing.signal]);
        reply.header('cache-control', 'no-store').type('text/event-stream');
        const look = async () => {
          const stillThere = await app.principalStillThere(request);
          return stillThere && find(stillThere, first.id);
        };
        const ended = streams.open(principal.actor.id);
        return reply.send(Readable.from(progress(first, look, signal)).once('close', ended)) as never;
      },
    );
  };

async function* progress(
  first: RecordingJobRecord,
  look: () => Promise<RecordingJobRecord | undefined>,
  gone: AbortSignal,
): AsyncGenerator<string> {
  let [job, sent] = [first, ''];
  while (!gone.aborted) {
    const text = JSON.stringify(jobView(job));
    if (text !== sent) yield `event: job\ndata: ${text}\n\n`;
    sent = text;
    if (job.state === 'done' || job.state === 'dead') return;
    await sleep(LOOK_EVERY_MS, undefined, { signal: gone }).catch(() => {});
    const next = await look();
    if (next === undefined) return;
    job = next;
  }
}
