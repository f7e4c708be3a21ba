import { z } from 'zod';
import { DAY_MS } from '../../contract/durations.ts';
import { elanEaf } from '../../reports/annotations/elan-eaf.ts';
import { webVtt } from '../../reports/annotations/web-vtt.ts';
import type { RunId } from '../../store/runs/stored-timeline.ts';
import { transcriptOfRun } from '../../store/words/transcripts.ts';
import type { SpokenWords } from '../../voice/spoken-words.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { sendFile } from '../evidence/send-file.ts';
import { windowFor } from '../places/find-window.ts';
import { invalid } from '../problems/not-found.ts';
import { runFor } from '../runs/find-run.ts';
import { idParams, instantInput, toInstant } from '../schemas/common.ts';
import { clientGone } from '../service/client-gone.ts';
import { windowTexts } from './window-texts.ts';

const tags = ['exports'];
/** The same as for a timeline. */
const LONGEST_TEXT_MS = 31 * DAY_MS;
/** Every picture is drawn into and encoded again, so longer clips take too long. */
const LONGEST_CLIP_MS = 120_000;

const file = (type: string, description: string) => ({ description, content: { [type]: { schema: z.any() } } });

/**
 * Routes to export a period at a window as subtitles or annotations, and an interval of a recording as a clip with
 * landmarks.
 */
export const stretchRoutes: Routes =
  ({ store, evidence }) =>
  async (app) => {
    for (const [extension, type] of [
      ['vtt', 'text/vtt'],
      ['eaf', 'application/xml'],
    ] as const) {
      app.get(
        `/windows/:id/annotations.${extension}`,
        {
          config: { access: 'export:read' },
          schema: {
            summary: `A stretch at a window as ${extension === 'vtt' ? 'subtitles (WebVTT)' : 'annotations for ELAN'}`,
            description: 'Times count from the beginning of the stretch, as in a clip of it.',
            tags,
            params: idParams,
            querystring: z.object({ from: instantInput, to: instantInput }),
            response: { 200: file(type, extension.toUpperCase()) },
          },
        },
        async (request, reply) => {
          const { from, to } = request.query;
          if (to <= from || to - from > LONGEST_TEXT_MS) throw invalid('from must lie before to, at most 31 days');
          const principal = principalOf(request);
          const { id, hall, window } = await windowFor(store, principal, request.params.id);
          const timeline = await store.timeline({ hall, window, from, to });
          const words = new Map<RunId, readonly SpokenWords[]>();
          for (const run of timeline.runs)
            words.set(run.id, (await store.read((db) => transcriptOfRun(db, run.id)))?.words ?? []);
          const texts = windowTexts(timeline, from, to, words);
          await store.change(principal.actor, async ({ note }) => {
            const detail = { extension, from: toInstant(from), to: toInstant(to) };
            await note({ action: 'export.annotations', subject: `window:${id}`, hall, detail });
            for (const [run, spoken] of words)
              if (spoken.length > 0) await note({ action: 'words.read', subject: `run:${run}`, hall });
          });
          const name = `${window}-${toInstant(from).slice(0, 19).replaceAll(/[:T]/g, '-')}`;
          const document = { texts, footageStartMs: 0, media: `${name}.mp4`, writtenAt: store.now() };
          reply.header('content-disposition', attachment(`${name}.${extension}`)).type(type);
          return reply.send(extension === 'vtt' ? webVtt(texts, 0) : elanEaf(document)) as never;
        },
      );
    }

    app.get(
      '/runs/:id/landmarks.mp4',
      {
        config: { access: 'export:read' },
        schema: {
          summary: 'A stretch of a recording with landmarks drawn into it, everybody but the clerk unrecognisable',
          tags,
          params: idParams,
          querystring: z.object({
            from: z.coerce.number<string>().describe('Presentation time in ms'),
            to: z.coerce.number<string>().describe('At most two minutes later'),
          }),
          response: { 200: file('video/mp4', 'MP4, H.264'), 206: file('video/mp4', 'MP4, H.264') },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        const run = await runFor(store, principal, request.params.id);
        const { startMs: footageStartMs, durationMs } = run.footage;
        const startMs = Math.max(request.query.from, footageStartMs);
        const endMs = Math.min(request.query.to, footageStartMs + durationMs);
        if (!(endMs > startMs && endMs - startMs <= LONGEST_CLIP_MS))
          throw invalid('from and to must lie in the recording, to at most 120 s after from');
        const path = await evidence.file(
          run,
          { burned: { startMs, endMs } },
          { unblurred: false, gone: clientGone(reply) },
        );
        await store.change(principal.actor, async ({ note }) =>
          note({ action: 'export.clip', subject: `run:${run.id}`, hall: run.hall, detail: { startMs, endMs } }),
        );
        reply.header('content-disposition', attachment(`${run.window}-run-${run.id}-${Math.round(startMs)}.mp4`));
        return sendFile(request, reply, path, 'video/mp4') as unknown as Promise<never>;
      },
    );
  };

/** Window codes may hold any characters; headers hold ASCII. Source: RFC 6266. */
const attachment = (name: string): string =>
  `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;
