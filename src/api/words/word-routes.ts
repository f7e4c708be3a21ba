import { z } from 'zod';
import { LiyiError } from '../../core/errors.ts';
import { requestWithWords } from '../../store/runs/reevaluations.ts';
import { searchWords } from '../../store/words/search-words.ts';
import { transcriptOfRun } from '../../store/words/transcripts.ts';
import { syllablesOf } from '../../words/syllables.ts';
import { wordsOfText } from '../../words-source.ts';
import { clerksWordsOf } from '../../write-down.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { ViewNotes } from '../evidence/note-views.ts';
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
    const views = new ViewNotes(store);
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
        const principal = principalOf(request);
        const run = await runFor(store, principal, request.params.id);
        const transcript = await store.read((db) => transcriptOfRun(db, run.id));
        const lines = (transcript?.words ?? []).map(({ startMs, endMs, text }) => ({ startMs, endMs, text }));
        if (lines.length > 0)
          await views.note(principal, { action: 'words.read', subject: `run:${run.id}`, hall: run.hall });
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
            'The lines of the clerks alone are kept, masked; where its start is known, the recording is judged again with them within some minutes.',
          tags,
          params: idParams,
          body: z.object({
            name: code.regex(/\.(srt|vtt|json)$/i, 'must end in .srt, .vtt or .json'),
            text: z.string().min(1).max(LONGEST_TEXT),
          }),
          response: {
            200: z.object({
              lines: z.int(),
              kept: z.int(),
              judgedAgain: z
                .boolean()
                .describe('False where nothing was stored, or the start of the recording is not known'),
            }),
          },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const run = await runFor(store, principal, request.params.id);
        const source = wordsOfText(request.body.name, request.body.text);
        const entries = await store.entries(run.id);
        const { outcome, isKept, keep } = await clerksWordsOf(run, entries, source, store.database);
        const { lines, kept } = outcome;
        if (!isKept) return { lines, kept, judgedAgain: false };
        const judgedAgain = await store.change(principal.actor, async ({ writing, now, actor, note }) => {
          await keep(writing, now);
          const detail = { source: outcome.source, lines, kept };
          note({ action: 'words.add', subject: `run:${run.id}`, hall: run.hall, detail });
          return requestWithWords(writing, run, actor.id, now);
        });
        return { lines, kept, judgedAgain };
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
        const principal = principalOf(request);
        const { halls } = principal;
        const { shown, nextCursor: next } = await listPage(request.query, ({ q, ...filter }, page) => {
          const syllables = syllablesOf(q);
          if (syllables.length === 0)
            throw new LiyiError('LIYI_REQUEST', { message: 'q: nothing to look for', remedy: 'Give some characters.' });
          return store.read((db) => searchWords(db, { ...filter, halls, syllables }, page));
        });
        const { q, hall } = request.query;
        await views.note(principal, { action: 'words.search', subject: 'words', hall, detail: { q } });
        const found = shown.map(({ id: _, at, ...line }) => ({ ...line, ...defined({ at: optionalInstant(at) }) }));
        return { found, ...defined({ nextCursor: next }) };
      },
    );
  };
