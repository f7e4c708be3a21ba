import type { Check } from './check.ts';
import { answers } from './checks/answers.ts';
import { awayAtMost } from './checks/away-at-most.ts';
import { ARM_BANS } from './checks/bans.ts';
import { givesWithBothHands, receivesWithBothHands } from './checks/both-hands.ts';
import { bowAngleIfMeant, bowAngleOfPhase } from './checks/bow-angle.ts';
import { bowsToGreet } from './checks/bows-to-greet.ts';
import { COURTESIES } from './checks/does.ts';
import { FORMS } from './checks/for-a-person.ts';
import { guidesSmiling, guidesWithElbow, guidingForm, showsTheWay } from './checks/guiding.ts';
import { LOOKS } from './checks/looks-at-citizen.ts';
import { neverSays } from './checks/never-says.ts';
import { noShouting } from './checks/no-shouting.ts';
import { overlapsHands } from './checks/overlaps-hands.ts';
import { POSTURE_BANS } from './checks/posture-bans.ts';
import { raisesHand } from './checks/raises-hand.ts';
import { saysGoodbye } from './checks/says-goodbye.ts';
import { PHRASE_DUTIES } from './checks/says-phrase.ts';
import { sitsAfterLeaving } from './checks/sits-after-leaving.ts';
import { sitsUpright } from './checks/sits-upright.ts';
import { smiles } from './checks/smiles.ts';
import { smilesWhenAway } from './checks/smiles-when-away.ts';
import { speaksFirst } from './checks/speaks-first.ts';
import { standsFromReturn } from './checks/stands-from-return.ts';
import { standsToGreet } from './checks/stands-to-greet.ts';
import { standsToSeeOff } from './checks/stands-to-see-off.ts';
import { stepsInOrder } from './checks/steps-in-order.ts';
import { tone } from './checks/tone.ts';

/** All checks a clause may name. */
export const CHECKS: ReadonlyMap<string, Check> = new Map(
  [
    standsToGreet,
    standsToSeeOff,
    standsFromReturn,
    sitsAfterLeaving,
    smiles,
    receivesWithBothHands,
    givesWithBothHands,
    bowAngleOfPhase,
    bowAngleIfMeant,
    bowsToGreet,
    raisesHand,
    sitsUpright,
    awayAtMost,
    ...ARM_BANS,
    ...POSTURE_BANS,
    ...COURTESIES,
    ...LOOKS,
    ...FORMS,
    overlapsHands,
    showsTheWay,
    guidingForm,
    guidesWithElbow,
    guidesSmiling,
    stepsInOrder,
    smilesWhenAway,
    speaksFirst,
    answers,
    saysGoodbye,
    tone,
    noShouting,
    ...PHRASE_DUTIES,
    neverSays,
  ].map((check) => [check.name, check]),
);
