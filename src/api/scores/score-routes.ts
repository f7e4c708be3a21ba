import { z } from 'zod';
import { DAY_MS } from '../../contract/durations.ts';
import { scoreOf } from '../../store/scores/score.ts';
import { tallyHours, tallyVerdicts, tallyVerdictsOfClerks } from '../../store/scores/verdict-tally.ts';
import { principalOf } from '../access/guard.ts';
import type { Principal } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { clauseLookup } from '../findings/finding-view.ts';
import { invalid } from '../problems/not-found.ts';
import { day, defined, listOf, nameInput } from '../schemas/common.ts';
import { countedBy, groupScores } from './group-scores.ts';
import { ofRulebook, oneRulebook } from './one-rulebook.ts';
import { GROUPINGS, periodQuery, scoreGroupSchema, scoreSchema } from './score-schemas.ts';

const tags = ['scores'];
const LONGEST_DAYS = 400;

interface Period {
  readonly hall?: string | undefined;
  readonly window?: readonly string[] | undefined;
  readonly from: string;
  readonly to: string;
}

function tallyQuery({ hall, window: windows, from: fromDay, to: toDay }: Period, { halls }: Principal) {
  const days = (Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS;
  if (!(days >= 0 && days < LONGEST_DAYS)) throw invalid(`from must not lie after to, at most ${LONGEST_DAYS} days`);
  return { fromDay, toDay, ...defined({ hall, windows, halls }) };
}

/** Routes `/scores` and `/dashboard`: scores of a period in groups, with their 95 % intervals. */
export const scoreRoutes: Routes =
  ({ store, currentRulebooks }) =>
  async (app) => {
    app.get(
      '/scores',
      {
        config: { access: 'score:read' },
        schema: {
          summary: 'Scores of a period, grouped as asked',
          description: 'Rulebooks judge the same acts by other rules: their scores are given apart and never summed.',
          tags,
          querystring: z.object({
            ...periodQuery,
            rulebook: nameInput.optional(),
            clause: nameInput.optional(),
            by: listOf(z.enum(GROUPINGS)).optional().describe('Clerks are staff numbers of the shifts'),
          }),
          response: {
            200: z.object({
              from: day,
              to: day,
              total: scoreSchema.optional().describe('Left out where several rulebooks were judged by'),
              rulebooks: z.array(scoreGroupSchema).describe('Of each rulebook'),
              groups: z.array(scoreGroupSchema).describe('Each of one rulebook'),
            }),
          },
        },
      },
      async (request) => {
        const { from, to, rulebook, clause, by = [] } = request.query;
        const query = tallyQuery(request.query, principalOf(request));
        if (by.includes('clerk') && by.includes('day'))
          throw invalid('scores are grouped by clerk or by day, not by both');
        const tallies = await store.read((db) =>
          by.includes('clerk')
            ? tallyVerdictsOfClerks(db, query)
            : tallyVerdicts(db, { ...query, perDay: by.includes('day') }),
        );
        const wanted = tallies.filter(
          (tally) =>
            (rulebook === undefined || tally.rulebook === rulebook) &&
            (clause === undefined || tally.clause === clause),
        );
        const clauseOf = clauseLookup(await currentRulebooks());
        const rulebooks = groupScores(wanted, ['rulebook'], clauseOf);
        const total = rulebooks.length <= 1 ? scoreOf(wanted, countedBy(clauseOf)) : undefined;
        const groups = by.length === 0 ? [] : groupScores(wanted, [...by, 'rulebook'], clauseOf);
        return { from, to, ...defined({ total }), rulebooks, groups };
      },
    );

    app.get(
      '/dashboard',
      {
        config: { access: 'score:read' },
        schema: {
          summary: 'A period at a glance, by one rulebook',
          tags,
          querystring: z.object({
            ...periodQuery,
            rulebook: nameInput.optional().describe('The first that was judged by where left out'),
          }),
          response: {
            200: z.object({
              from: day,
              to: day,
              rulebook: z.string().optional().describe('Of which all is; left out where nothing was judged'),
              rulebooks: z.array(scoreGroupSchema).describe('Of each that was judged by; never summed'),
              total: scoreSchema,
              windows: z.array(scoreGroupSchema),
              clauses: z.array(scoreGroupSchema),
              days: z.array(scoreGroupSchema),
              hours: z
                .array(
                  z.object({
                    weekday: z.int().min(0).max(6),
                    hour: z.int().min(0).max(23),
                    met: z.int(),
                    notMet: z.int(),
                  }),
                )
                .describe('Hours of the week with verdicts; weekday 0 is Monday'),
              review: z.object({ open: z.int(), done: z.int() }).describe('Findings that ask for a person'),
            }),
          },
        },
      },
      async (request) => {
        const query = tallyQuery(request.query, principalOf(request));
        const clauseOf = clauseLookup(await currentRulebooks());
        return store.read(async (db) => {
          const all = await tallyVerdicts(db, { ...query, perDay: true });
          const rulebook = oneRulebook(all, request.query.rulebook);
          const tallies = ofRulebook(all, rulebook);
          const total = scoreOf(tallies, countedBy(clauseOf));
          const automatic = (verdict: string) =>
            tallies.reduce((sum, t) => (t.verdict === verdict && !t.reviewed ? sum + t.count : sum), 0);
          return {
            from: query.fromDay,
            to: query.toDay,
            ...defined({ rulebook }),
            rulebooks: groupScores(all, ['rulebook'], clauseOf),
            total,
            windows: groupScores(tallies, ['window'], clauseOf),
            clauses: groupScores(tallies, ['clause'], clauseOf),
            days: groupScores(tallies, ['day'], clauseOf),
            hours: await tallyHours(db, query, rulebook),
            review: { open: automatic('needs-review') + automatic('not-met'), done: total.reviewed },
          };
        });
      },
    );
  };
