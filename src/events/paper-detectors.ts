import { overlapMs } from '../core/interval.ts';
import { valuesOf } from '../core/parameter.ts';
import type { EventType } from './catalog.ts';
import { type CounterScene, type Detector, eventsOf, tempo } from './detector.ts';
import type { CounterEvent } from './event.ts';
import { handoverEvents } from './handover.ts';
import { MEETING_PARAMETERS } from './handover-parameters.ts';
import { paperPlacedEvents, papersLaidDown, withReaches } from './paper-placed.ts';
import { PAPER_THROWN_PARAMETERS, paperThrownEvents } from './paper-thrown.ts';

/** Papers that go from hand to hand. */
export const HANDOVERS: readonly EventType[] = [
  'two-handed-receive',
  'two-handed-give',
  'one-handed-receive',
  'one-handed-give',
  'receive-hands-unseen',
  'give-hands-unseen',
];

const MEETING = valuesOf(MEETING_PARAMETERS);
const THROWN = valuesOf(PAPER_THROWN_PARAMETERS);

/** Papers that go over the counter, from hand to hand or laid down for the other side. */
export const HANDOVER_DETECTOR: Detector = {
  types: [...HANDOVERS, 'paper-placed'],
  tempo: tempo(MEETING.near, MEETING.longestStepMs),
  detect: ({ clerks, citizens, handoverPxPerMetre: pxPerMetre }) => {
    const served = citizens.map((citizen) => withReaches(citizen, pxPerMetre));
    return clerks.flatMap((clerk): CounterEvent[] => {
      const serving = withReaches(clerk, pxPerMetre);
      const across = served.map((citizen) => {
        const handovers = handoverEvents(clerk, citizen.person, pxPerMetre);
        return { handovers, papers: papersLaidDown(serving, citizen, { handovers, pxPerMetre }) };
      });
      const papers = across.flatMap((each) => each.papers);
      // Who takes a paper up beside the other’s resting hand is handed nothing, nor is who stands with him.
      const met = across
        .flatMap(({ handovers }) => handovers)
        .filter((handover) => papers.every(({ taken }) => overlapMs(taken, handover) === 0));
      return [...met, ...paperPlacedEvents(papers)];
    });
  },
};

/** Papers flung at a citizen. */
export const THROW_DETECTOR: Detector = {
  types: ['paper-thrown'],
  tempo: { shortestMs: THROWN.shortestMs, longestStepMs: THROWN.longestStepMs },
  uses: [...HANDOVERS, 'citizen-present'],
  detect: (scene, found) => scene.clerks.flatMap((clerk) => thrownBy(clerk, scene, found)),
};

function thrownBy(
  clerk: CounterScene['clerks'][number],
  { handoverPxPerMetre: pxPerMetre }: CounterScene,
  found: readonly CounterEvent[],
): CounterEvent[] {
  const visits = found.filter(({ type }) => type === 'citizen-present');
  const handovers = eventsOf(found, clerk).filter(({ type }) => HANDOVERS.includes(type));
  return paperThrownEvents(clerk, { visits, handovers, pxPerMetre });
}
