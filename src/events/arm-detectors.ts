import { valuesOf } from '../core/parameter.ts';
import type { Milliseconds } from '../core/units.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import { ARMS_FOLDED_PARAMETERS, armsFoldedEvents } from './arms-folded.ts';
import type { EventType } from './catalog.ts';
import { CHIN_IN_HAND_PARAMETERS, chinInHandEvents } from './chin-in-hand.ts';
import { type Detector, ofEachClerk, type Tempo } from './detector.ts';
import { DRINKING_PARAMETERS, drinkingEvents } from './drinking.ts';
import { EATING_PARAMETERS, eatingEvents } from './eating.ts';
import type { CounterEvent } from './event.ts';
import { FACE_TOUCH_PARAMETERS, faceTouchEvents } from './face-touch.ts';
import { GUIDE_PARAMETERS, guideGestureEvents } from './guide-gesture.ts';
import { HAIR_TOUCH_PARAMETERS, hairTouchEvents } from './hair-touch.ts';
import { HANDS_IN_POCKETS_PARAMETERS, handsInPocketsEvents } from './hands-in-pockets.ts';
import { HANDS_ON_HIPS_PARAMETERS, handsOnHipsEvents } from './hands-on-hips.ts';
import { HANDS_OVERLAPPED_PARAMETERS, handsOverlappedEvents } from './hands-overlapped.ts';
import { HEADPHONES_PARAMETERS, headphonesEvents } from './headphones.ts';
import { LEANING_PARAMETERS, leaningOnCounterEvents } from './leaning-on-counter.ts';
import { ONE_FINGER_POINT_PARAMETERS, oneFingerPointEvents } from './one-finger-point.ts';
import { PHONE_PARAMETERS, phoneUseEvents } from './phone-use.ts';

const minHold = {
  folded: valuesOf(ARMS_FOLDED_PARAMETERS),
  overlapped: valuesOf(HANDS_OVERLAPPED_PARAMETERS),
  hips: valuesOf(HANDS_ON_HIPS_PARAMETERS),
  pockets: valuesOf(HANDS_IN_POCKETS_PARAMETERS),
  leaning: valuesOf(LEANING_PARAMETERS),
  chin: valuesOf(CHIN_IN_HAND_PARAMETERS),
  hair: valuesOf(HAIR_TOUCH_PARAMETERS),
  face: valuesOf(FACE_TOUCH_PARAMETERS),
  point: valuesOf(ONE_FINGER_POINT_PARAMETERS),
  guide: valuesOf(GUIDE_PARAMETERS),
  drinking: valuesOf(DRINKING_PARAMETERS),
  headphones: valuesOf(HEADPHONES_PARAMETERS),
  phone: valuesOf(PHONE_PARAMETERS),
};

/** Two pictures show what is held for the shortest time. */
const held = ({ minHoldMs }: { readonly minHoldMs: Milliseconds }): Tempo => ({
  shortestMs: minHoldMs,
  longestStepMs: minHoldMs / 2,
});

/** Looks at one clerk after the other, beside what the same clerk did otherwise. */
const besideOthers = (
  type: EventType,
  tempo: Tempo,
  uses: readonly EventType[],
  detect: (clerk: MeasuredPerson, others: readonly CounterEvent[]) => CounterEvent[],
): Detector => ({
  types: [type],
  tempo,
  uses,
  detect: ({ clerks }, found) =>
    clerks.flatMap((clerk) =>
      detect(
        clerk,
        found.filter(({ person }) => person === clerk.person),
      ),
    ),
});

/**
 * How arms and hands are held, each detector after those whose events it uses.
 * @param handovers the types of events that reach over the counter
 */
export const armDetectors = (handovers: readonly EventType[]): readonly Detector[] => [
  ofEachClerk('hands-overlapped', held(minHold.overlapped), handsOverlappedEvents),
  ofEachClerk('hands-on-hips', held(minHold.hips), handsOnHipsEvents),
  besideOthers('hands-in-pockets', held(minHold.pockets), ['hands-on-hips'], handsInPocketsEvents),
  besideOthers('leaning-on-counter', held(minHold.leaning), handovers, leaningOnCounterEvents),
  besideOthers('arms-folded', held(minHold.folded), ['leaning-on-counter'], armsFoldedEvents),
  ofEachClerk('chin-in-hand', held(minHold.chin), chinInHandEvents),
  ofEachClerk('hair-touch', held(minHold.hair), hairTouchEvents),
  ofEachClerk('drinking', held(minHold.drinking), drinkingEvents),
  ofEachClerk('eating', held({ minHoldMs: valuesOf(EATING_PARAMETERS).biteMs }), eatingEvents),
  ofEachClerk('headphones-on', held(minHold.headphones), headphonesEvents),
  besideOthers('face-touch', held(minHold.face), ['chin-in-hand', 'hair-touch'], faceTouchEvents),
  besideOthers(
    'phone-use',
    held(minHold.phone),
    ['arms-folded', 'chin-in-hand', 'eating', ...handovers],
    phoneUseEvents,
  ),
  besideOthers('one-finger-point', held(minHold.point), handovers, oneFingerPointEvents),
  besideOthers('guide-gesture', held(minHold.guide), ['one-finger-point', ...handovers], guideGestureEvents),
];
