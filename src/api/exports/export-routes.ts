import { basename } from 'node:path';
import { z } from 'zod';
import { elanEaf } from '../../reports/annotations/elan-eaf.ts';
import { timedTexts } from '../../reports/annotations/timed-text.ts';
import { webVtt } from '../../reports/annotations/web-vtt.ts';
import { withWords } from '../../reports/annotations/word-texts.ts';
import { findingsCsv, findingsWorkbook, type ListedFinding } from '../../reports/findings-table.ts';
import type { FindingFilter, FoundFinding } from '../../store/reviews/find-findings.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { transcriptOfRun } from '../../store/words/transcripts.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { visibleTo } from '../findings/find-finding.ts';
import { filterOf } from '../findings/finding-filter.ts';
import { findingQuery } from '../findings/finding-schemas.ts';
import { clauseLookup } from '../findings/finding-view.ts';
import { invalid } from '../problems/not-found.ts';
import { runFor } from '../runs/find-run.ts';
import { defined, idParams } from '../schemas/common.ts';

const tags = ['exports'];
/** As many as a spreadsheet opens in a moment; for more, choose a shorter period. */
const MOST_ROWS = 50_000;
const ROWS_AT_ONCE = 500;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const file = (type: string, description: string) => ({ description, content: { [type]: { schema: z.any() } } });
const exportQuery = findingQuery.omit({ cursor: true, limit: true, order: true });

async function allFindings(store: ServiceStore, filter: FindingFilter): Promise<FoundFinding[]> {
  const all: FoundFinding[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.findings(filter, { limit: ROWS_AT_ONCE, ...defined({ cursor }) });
    all.push(...page.findings);
    cursor = page.nextCursor;
    if (all.length > MOST_ROWS)
      throw invalid(`more than ${MOST_ROWS} findings match: ask for a shorter period or for less of it`);
  } while (cursor !== undefined);
  return all;
}

/**
 * Routes to export findings as CSV or Excel, and runs as subtitles or annotations; each export is noted in the audit
 * log.
 */
export const exportRoutes: Routes =
  ({ store, currentRulebooks }) =>
  async (app) => {
    const listed = async (filter: FindingFilter): Promise<ListedFinding[]> => {
      const clauseOf = clauseLookup(await currentRulebooks());
      return (await allFindings(store, filter)).map((finding) => ({
        finding,
        wording: clauseOf(finding.rulebook, finding.clause)?.wording.zh ?? finding.clause,
      }));
    };
    for (const [extension, type, write] of [
      ['csv', 'text/csv', findingsCsv],
      ['xlsx', XLSX, findingsWorkbook],
    ] as const) {
      app.get(
        `/exports/findings.${extension}`,
        {
          config: { access: 'export:read' },
          schema: {
            summary: `Findings as ${extension.toUpperCase()}, newest first; refused where more than ${MOST_ROWS} match`,
            tags,
            querystring: exportQuery,
            response: { 200: file(type, extension.toUpperCase()) },
          },
        },
        async (request, reply) => {
          const principal = principalOf(request);
          const rows = await listed({ ...filterOf(request.query), ...visibleTo(principal) });
          await store.change(principal.actor, async ({ note }) =>
            note({ action: 'export.findings', subject: `findings:${extension}`, detail: { rows: rows.length } }),
          );
          const content = await write(rows);
          reply.header('content-disposition', `attachment; filename="findings.${extension}"`).type(type);
          return reply.send(Buffer.from(content)) as never;
        },
      );
    }

    for (const [extension, type] of [
      ['vtt', 'text/vtt'],
      ['eaf', 'application/xml'],
    ] as const) {
      app.get(
        `/runs/:id/annotations.${extension}`,
        {
          config: { access: 'export:read' },
          schema: {
            summary: extension === 'vtt' ? 'An analysis as subtitles (WebVTT)' : 'An analysis as annotations for ELAN',
            tags,
            params: idParams,
            response: { 200: file(type, extension.toUpperCase()) },
          },
        },
        async (request, reply) => {
          const principal = principalOf(request);
          const run = await runFor(store, principal, request.params.id);
          const transcript = await store.read((db) => transcriptOfRun(db, run.id));
          const texts = withWords(timedTexts({ ...run, ...(await store.entries(run.id)) }), transcript?.words ?? []);
          await store.change(principal.actor, async ({ note }) => {
            const of = { subject: `run:${run.id}`, hall: run.hall };
            await note({ action: 'export.annotations', ...of });
            if (transcript !== undefined) await note({ action: 'words.read', ...of });
          });
          const { startMs: footageStartMs, name } = run.footage;
          const media = basename(name);
          const document = { texts, footageStartMs, media, writtenAt: store.now() };
          reply.header('content-disposition', `attachment; filename="run-${run.id}.${extension}"`).type(type);
          return reply.send(extension === 'vtt' ? webVtt(texts, footageStartMs) : elanEaf(document)) as never;
        },
      );
    }
  };
