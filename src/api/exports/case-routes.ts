import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { timedTexts } from '../../reports/annotations/timed-text.ts';
import { webVtt } from '../../reports/annotations/web-vtt.ts';
import { withWords } from '../../reports/annotations/word-texts.ts';
import { listAppeals } from '../../store/reviews/appeals.ts';
import { reviewsOf } from '../../store/reviews/reviews.ts';
import { transcriptOfRun } from '../../store/words/transcripts.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { evidencePlan } from '../evidence/evidence-plan.ts';
import { findingFor } from '../findings/find-finding.ts';
import { clauseLookup, findingView } from '../findings/finding-view.ts';
import { reviewView } from '../reviews/review-routes.ts';
import { clauseView } from '../rulebooks/rulebook-views.ts';
import { runView } from '../runs/run-views.ts';
import { idParams, toInstant } from '../schemas/common.ts';
import { clientGone } from '../service/client-gone.ts';

/** Pictures and video are compressed already. */
const STORED = { level: 0 } as const;

/** Route for everything about one finding in one archive, for an appeal outside of this service. */
export const caseRoutes: Routes =
  ({ store, evidence, currentRulebooks }) =>
  async (app) => {
    app.get(
      '/findings/:id/case.zip',
      {
        config: { access: 'export:read' },
        schema: {
          summary: 'The case file of a finding: clause, measurements, reviews, appeals, still and blurred clip',
          tags: ['exports'],
          params: idParams,
          response: { 200: { description: 'ZIP', content: { 'application/zip': { schema: z.any() } } } },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        const finding = await findingFor(store, principal, request.params.id);
        const [found] = await store.runs({ id: finding.runId, includeSuperseded: true });
        const run = found!;
        const entries = await store.entries(run.id);
        const words = (await store.read((db) => transcriptOfRun(db, run.id)))?.words ?? [];
        const clauseOf = clauseLookup(await currentRulebooks());
        const clause = clauseOf(finding.rulebook, finding.clause);
        const { clipInterval, stillMs } = evidencePlan(finding, run, entries.events);
        const how = { unblurred: false, gone: clientGone(reply) };
        const [still, clip] = [
          await evidence.file(run, { stillMs }, how),
          await evidence.file(run, { clip: clipInterval }, how),
        ];
        const [reviews, appeals] = [
          await store.read((db) => reviewsOf(db, finding.id)),
          await store.read((db) => listAppeals(db, { findingId: finding.id }, { limit: 100 })),
        ];
        const view = findingView(finding, clauseOf);
        await store.change(principal.actor, async ({ note }) =>
          note({ action: 'export.case', subject: `finding:${finding.id}`, hall: finding.hall }),
        );
        const record = {
          writtenAt: toInstant(store.now()),
          finding: view,
          ...(clause && { clause: clauseView(finding.rulebook, clause) }),
          run: runView(run),
          clip: clipInterval,
          reviews: reviews.map((review) => reviewView(review, undefined)),
          appeals: appeals.map(({ text, state, answer, createdAt }) => ({
            text,
            state,
            answer,
            at: toInstant(createdAt),
          })),
        };
        const archive = zipSync(
          {
            'case.json': strToU8(`${JSON.stringify(record, undefined, 2)}\n`),
            'still.jpg': [await readFile(still), STORED],
            'clip.mp4': [await readFile(clip), STORED],
            'events.vtt': strToU8(webVtt(withWords(timedTexts({ ...run, ...entries }), words), run.footage.startMs)),
          },
          { mtime: store.now() },
        );
        reply.header('content-disposition', `attachment; filename="case-${finding.id}.zip"`).type('application/zip');
        return reply.send(Buffer.from(archive)) as never;
      },
    );
  };
