import { z } from 'zod';
import { LiyiError } from '../../core/errors.ts';
import { requestReevaluation } from '../../store/runs/reevaluations.ts';
import { searchWords } from '../../store/words/search-words.ts';
import { transcriptOfRun } from '../../store/words/transcripts.ts';
import { syllablesOf } from '../../words/syllables.ts';
import { wordsOfText } from '../../words-source.ts';
import { clerksWordsOf } from '../../write-down.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { runFor } from '../runs/find-run.ts';
import {
  code,
  defined,
  id,
  idParams,
  instant,
  instantInput,
  interval,
  keyCursor,
  nextCursor,
  optionalInstant,
  pageQuery,
} from '../schemas/common.ts';
import { listPage } from '../schemas/page.ts';

const tags = ['words'];
/** Subtitles of a long day. */
const LONGEST_TEXT = 900_000;

const wordsSchema = z
  .object({
    source: z.string().optional().describe('Who wrote them down; left out where nobody did'),
    problem: z.string().optional().describe('Why not all was written down'),
    lines: z.array(interval.extend({ text: z.string() })),
  })
  .meta({ id: 'Words' });

/** Routes for what clerks said: of a recording, added to it, and searched. Nobody else's words are kept. */
export const wordRoutes: Routes =
  ({ store }) =>
  async (app) => {
    app.get(
      '/runs/:id/words',
      {
        config: { access: 'finding:read' },
        schema: {
          summary: 'What the clerks said, digits that may be somebody’s masked',
          tags,
          params: idParams,
          response: { 200: wordsSchema },
        },
      },
      async (request) => {
        const run = await runFor(store, principalOf(request), request.params.id);
        const transcript = await store.read((db) => transcriptOfRun(db, run.id));
        const lines = (transcript?.words ?? []).map(({ startMs, endMs, text }) => ({ startMs, endMs, text }));
        return { ...defined({ source: transcript?.source, problem: transcript?.problem }), lines };
      },
    );

    app.put(
      '/runs/:id/words',
      {
        config: { access: 'recording:write' },
        schema: {
          summary: 'Add what was said in a recording, with times from its first picture on',
          description:
            'The lines of the clerks alone are kept, masked; the recording is judged again with them within some minutes.',
          tags,
          params: idParams,
          body: z.object({
            name: code.regex(/\.(srt|vtt|json)$/i, 'must end in .srt, .vtt or .json'),
            text: z.string().min(1).max(LONGEST_TEXT),
          }),
          response: { 200: z.object({ lines: z.int(), kept: z.int() }) },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const run = await runFor(store, principal, request.params.id);
        const source = wordsOfText(request.body.name, request.body.text);
        const { outcome, keep } = await clerksWordsOf(run, await store.entries(run.id), source, store.database);
        const { lines, kept } = outcome;
        await store.change(principal.actor, async ({ writing, now, actor, note }) => {
          await keep(writing, now);
          note({ action: 'words.add', subject: `run:${run.id}`, hall: run.hall, detail: { lines, kept } });
          if (run.startedAt === undefined) return;
          const { window_id: windowId } = await writing
            .selectFrom('runs')
            .select('window_id')
            .where('id', '=', run.id)
            .executeTakeFirstOrThrow();
          const period = { from: run.startedAt, to: run.startedAt + run.footage.durationMs };
          await requestReevaluation(writing, { cause: 'words', windowId, ...period }, actor.id, now);
        });
        return { lines, kept };
      },
    );

    app.get(
      '/words',
      {
        config: { access: 'finding:read' },
        schema: {
          summary: 'Clerks’ lines that sound like something, newest first',
          description: 'Homophones are found too. Of current analyses.',
          tags,
          querystring: z.object({
            q: z
              .string()
              .max(40)
              .regex(/\p{Script=Han}/u, 'must hold Chinese characters'),
            hall: code.optional(),
            window: code.optional(),
            from: instantInput.optional(),
            to: instantInput.optional(),
            ...pageQuery,
            cursor: keyCursor,
          }),
          response: {
            200: z.object({
              found: z.array(
                interval.extend({ runId: id, hall: code, window: code, at: instant.optional(), text: z.string() }),
              ),
              nextCursor,
            }),
          },
        },
      },
      async (request) => {
        const { halls } = principalOf(request);
        const { shown, nextCursor: next } = await listPage(request.query, ({ q, ...filter }, page) => {
          const syllables = syllablesOf(q);
          if (syllables.length === 0)
            throw new LiyiError('LIYI_REQUEST', { message: 'q: nothing to look for', remedy: 'Give some characters.' });
          return store.read((db) => searchWords(db, { ...filter, halls, syllables }, page));
        });
        const found = shown.map(({ id: _, at, ...line }) => ({ ...line, ...defined({ at: optionalInstant(at) }) }));
        return { found, ...defined({ nextCursor: next }) };
      },
    );
  };
