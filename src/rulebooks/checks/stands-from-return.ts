import { phaseOf } from '../../encounters/encounter.ts';
import { encounterCheck } from '../check.ts';
import { STANDING_OPTIONS, standsThrough } from './stands-through.ts';

/**
 * The clerk gives the papers back standing, and stands until the citizen turns away. Without papers, only the latter. Who rises
 * while giving is for a person to judge.
 */
export const standsFromReturn = encounterCheck({
  name: 'stands-from-return',
  scope: 'phase',
  options: STANDING_OPTIONS,
  judge(context, options) {
    const leftMs = context.encounter.atCounter.endMs;
    const given = phaseOf(context.encounter, 'return');
    const rising = given && { startMs: given.startMs + options.timeTolerance, endMs: given.endMs };
    return standsThrough(
      context,
      options,
      rising && rising.startMs <= rising.endMs
        ? rising
        : { startMs: leftMs - options.timeTolerance, endMs: leftMs + options.timeTolerance },
    );
  },
});
