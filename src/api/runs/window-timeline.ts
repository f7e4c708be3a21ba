import { z } from 'zod';
import type { Period } from '../../store/runs/entries.ts';
import type { Principal } from '../access/principal.ts';
import type { ServiceContext } from '../context.ts';
import { visibleTo } from '../findings/find-finding.ts';
import { findingSchema } from '../findings/finding-schemas.ts';
import { clauseLookup, findingView } from '../findings/finding-view.ts';
import { encounterSchema, eventSchema, gapSchema, runSchema } from './run-schemas.ts';
import { encounterView, eventView, gapView, runView } from './run-views.ts';

/** More than a window has in a month. */
const MOST_FINDINGS = 100_000;

/** What answers say of a window's time, each list in order of time. */
export const timelineSchema = {
  runs: z.array(runSchema),
  events: z.array(eventSchema),
  encounters: z.array(encounterSchema),
  findings: z.array(findingSchema),
  gaps: z.array(gapSchema),
} as const;

/** Everything found at a window in a period that this viewer may see. */
export async function timelineOf(
  { store, currentRulebooks }: Pick<ServiceContext, 'store' | 'currentRulebooks'>,
  principal: Principal,
  { hall, window }: { readonly hall: string; readonly window: string },
  { from, to }: Period,
) {
  const { runs, events, encounters, blindness } = await store.timeline({ hall, window, from, to });
  const page = await store.findings(
    { ...visibleTo(principal), hall, windows: [window], from, to },
    { limit: MOST_FINDINGS },
  );
  const clauseOf = clauseLookup(await currentRulebooks());
  return {
    runs: runs.map(runView),
    events: events.map(eventView),
    encounters: encounters.map(encounterView),
    findings: page.findings.map((finding) => findingView(finding, clauseOf)).reverse(),
    gaps: blindness.map(gapView),
  };
}
