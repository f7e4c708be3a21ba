import { durationMs, overlapMs } from '../../src/core/interval.ts';
import type { Rulebook } from '../../src/rulebooks/clause.ts';
import { evaluate } from '../../src/rulebooks/evaluate.ts';
import type { ClipReport } from './analyze-clips.ts';
import type { JudgedCamera, JudgedEvents } from './true-events.ts';
import type { IgnoredStretch } from './truth.ts';

/** The report judged again without events of which half or more lies in a stretch where the truth cannot tell. */
export function judgedWithoutIgnored(
  { events: all, blindness, encounters, footage }: ClipReport,
  ignore: readonly IgnoredStretch[],
  rulebooks: readonly Rulebook[],
  { view, windowKind }: JudgedCamera = {},
): JudgedEvents {
  const events = all.filter(
    (event) =>
      !ignore.some(
        ({ types, ...stretch }) => types.includes(event.type) && overlapMs(event, stretch) >= durationMs(event) / 2,
      ),
  );
  return { encounters, findings: evaluate(rulebooks, { footage, events, blindness, encounters, view, windowKind }) };
}
