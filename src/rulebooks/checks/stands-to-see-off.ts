import { encounterCheck } from '../check.ts';
import { STANDING_OPTIONS, standsThrough } from './stands-through.ts';

/** The clerk is standing at the moment the citizen turns away from the counter. */
export const standsToSeeOff = encounterCheck({
  name: 'stands-to-see-off',
  scope: 'phase',
  options: STANDING_OPTIONS,
  judge(context, options) {
    const leftMs = context.encounter.atCounter.endMs;
    return standsThrough(context, options, {
      startMs: leftMs - options.timeTolerance,
      endMs: leftMs + options.timeTolerance,
    });
  },
});
