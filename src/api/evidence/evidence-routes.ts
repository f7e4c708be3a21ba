import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LiyiError } from '../../core/errors.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { findingFor } from '../findings/find-finding.ts';
import { windowFor } from '../places/find-window.ts';
import { notFound } from '../problems/not-found.ts';
import { runFor } from '../runs/find-run.ts';
import { flagInput, idParams } from '../schemas/common.ts';
import { clientGone } from '../service/client-gone.ts';
import { besideRoutes } from './beside-routes.ts';
import { evidencePlan, middleOfPictures } from './evidence-plan.ts';
import { ViewNotes } from './note-views.ts';
import { pictureAnswer, sendFile, videoAnswer } from './send-file.ts';
import { shownEpisode } from './shown-episode.ts';

const tags = ['evidence'];
const querystring = z.object({
  episode: z.coerce.number<string>().int().min(1).optional().describe('Number of the episode, from 1'),
  unblurred: flagInput.optional().describe('As it was recorded; needs the right, and is noted'),
});

/**
 * Routes for stills and clips of findings, runs and cameras. Faces are blurred unless the viewer has the right to see
 * them, and each view is noted in the audit log.
 */
export const evidenceRoutes: Routes = ({ store, evidence }) => {
  const views = new ViewNotes(store);

  async function sendEvidence(
    request: FastifyRequest,
    reply: FastifyReply,
    id: number,
    { unblurred = false, episode }: z.infer<typeof querystring>,
    clip: boolean,
  ) {
    const principal = principalOf(request);
    if (unblurred && !principal.rights.has('evidence:unblurred')) throw mayNotUnblur();
    const own = await findingFor(store, principal, id);
    const [ownRun] = await store.runs({ id: own.runId, includeSuperseded: true });
    const { finding, run } =
      episode === undefined ? { finding: own, run: ownRun! } : await shownEpisode(store, own, ownRun!, episode);
    const { events } = await store.entries(run.id);
    const plan = evidencePlan(finding, run, events);
    const kind = clip ? { clip: plan.clipInterval } : { stillMs: plan.stillMs };
    const path = await evidence.file(run, kind, { unblurred, gone: clientGone(reply) });
    const action = clip ? 'clip.read' : 'still.read';
    await views.note(principal, { action, subject: `finding:${id}`, hall: own.hall, detail: { unblurred } });
    reply.header('cache-control', 'private, max-age=600');
    return sendFile(request, reply, path, clip ? 'video/mp4' : 'image/jpeg');
  }

  return async (app) => {
    await app.register(besideRoutes(store, evidence, views));

    app.get(
      '/findings/:id/clip',
      {
        config: { access: 'evidence:read' },
        schema: {
          summary: 'The clip of a finding',
          tags,
          params: idParams,
          querystring,
          response: { 200: videoAnswer, 206: videoAnswer },
        },
      },
      (request, reply) => sendEvidence(request, reply, request.params.id, request.query, true) as Promise<never>,
    );

    app.get(
      '/findings/:id/still',
      {
        config: { access: 'evidence:read' },
        schema: {
          summary: 'A still of a finding',
          tags,
          params: idParams,
          querystring,
          response: { 200: pictureAnswer },
        },
      },
      (request, reply) => sendEvidence(request, reply, request.params.id, request.query, false) as Promise<never>,
    );

    app.get(
      '/runs/:id/still',
      {
        config: { access: 'evidence:read' },
        schema: {
          summary: 'What the recording shows at a moment, to the second',
          tags,
          params: idParams,
          querystring: z.object({ at: z.coerce.number<string>().describe('Presentation time in ms') }),
          response: { 200: pictureAnswer },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        if (!principal.rights.has('finding:read')) throw notFound(`run ${request.params.id}`);
        const run = await runFor(store, principal, request.params.id);
        const { startMs, durationMs } = run.footage;
        // Whole seconds, so that moving the pointer along the timeline does not cut a picture at each step.
        const wholeSecond = Math.round((request.query.at - startMs) / 1000) * 1000;
        const stillMs = startMs + Math.min(Math.max(0, wholeSecond), Math.floor(durationMs / 1000) * 1000);
        const path = await evidence.file(run, { stillMs }, { unblurred: false, gone: clientGone(reply) });
        await views.note(principal, {
          action: 'still.read',
          subject: `run:${run.id}`,
          hall: run.hall,
          detail: { unblurred: false },
        });
        reply.header('cache-control', 'private, max-age=600');
        return sendFile(request, reply, path, 'image/jpeg') as unknown as Promise<never>;
      },
    );

    app.get(
      '/windows/:id/camera/still',
      {
        config: { access: 'evidence:read' },
        schema: {
          summary: 'A picture of the window’s newest recording, to draw zones on',
          description:
            'Right: finding:read or place:write as well. Without place:write all but the people of the window is hidden.',
          tags: ['places'],
          params: idParams,
          response: { 200: pictureAnswer },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        const { rights } = principal;
        if (!rights.has('finding:read') && !rights.has('place:write')) throw notFound(`window ${request.params.id}`);
        const { hall, window, id } = await windowFor(store, principal, request.params.id);
        const [run] = (await store.runs({ hall, window, page: { limit: 1 } })) as Awaited<
          ReturnType<typeof store.runs>
        >;
        if (run === undefined) throw notFound(`recording of window ${id}`);
        const middleMs = middleOfPictures(run);
        const kind = rights.has('place:write') ? { sceneMs: middleMs } : { stillMs: middleMs };
        const path = await evidence.file(run, kind, { unblurred: false, gone: clientGone(reply) });
        await views.note(principal, {
          action: 'still.read',
          subject: `window:${id}`,
          hall,
          detail: { unblurred: false },
        });
        return sendFile(request, reply, path, 'image/jpeg') as unknown as Promise<never>;
      },
    );
  };
};

const mayNotUnblur = (): LiyiError =>
  new LiyiError('LIYI_FORBIDDEN', {
    message: 'your account may not see unblurred pictures',
    remedy: 'An administrator can grant that right to an account by itself.',
  });
