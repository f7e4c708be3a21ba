import { REASON_WORDING } from '../../contract/finding-reason.ts';
import { PHASE_WORDING } from '../../contract/phase.ts';
import { VERDICT_WORDING } from '../../contract/verdict.ts';
import type { Interval } from '../../core/interval.ts';
import { EVENT_CATALOG, type EventCatalog, wordingOf } from '../../events/catalog.ts';
import type { AnalysedTimeline } from '../analysis-document.ts';

/** A text for an interval of the footage, in one of several rows. */
export interface TimedText extends Interval {
  readonly tier: string;
  readonly text: string;
}

/** What annotation tools show of an analysis: phases, events of each person, and findings about an act. */
export function timedTexts(
  { encounters, events, findings }: AnalysedTimeline,
  catalog: EventCatalog = EVENT_CATALOG,
): TimedText[] {
  return [
    ...encounters.flatMap(({ id, phases }) =>
      phases.map(({ phase, startMs, endMs }) => ({
        ...{ tier: '环节 phases', startMs, endMs },
        text: `${id} ${PHASE_WORDING[phase].zh} ${PHASE_WORDING[phase].en}`,
      })),
    ),
    ...events.map((event) => {
      const { zh, en } = wordingOf(event, catalog);
      const { person, startMs, endMs } = event;
      return { tier: `${person} ${catalog[event.type].wording.en}`, startMs, endMs, text: `${zh} ${en}` };
    }),
    ...findings
      .filter(({ verdict }) => verdict !== 'not-assessable' && verdict !== 'not-applicable')
      .map(({ rulebook, clause, verdict, reason, evidence }) => ({
        ...{ tier: `${rulebook} ${clause}`, ...evidence },
        text: `${VERDICT_WORDING[verdict].zh} ${VERDICT_WORDING[verdict].en}: ${REASON_WORDING[reason].zh}`,
      })),
  ].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
}
