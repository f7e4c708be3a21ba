import { type CameraGeometry, zonesOfAll } from '../core/camera.ts';
import type { PictureSize, PixelPoint } from '../core/geometry.ts';
import { isInPicture, isInside } from '../core/geometry.ts';
import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import type { Milliseconds, Probability } from '../core/units.ts';
import { HandLandmarker } from '../inference/hand-landmarker.ts';
import { handRoiFromPose } from '../inference/roi-from-pose.ts';
import type { HandLandmarks } from '../landmarks/hand-landmarks.ts';
import type { PersonDetails } from '../landmarks/observation.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf } from '../landmarks/pose-landmarks.ts';
import { bodySize } from '../landmarks/upper-body.ts';
import { HandsHeldOut } from './hands-held-out.ts';
import type { Perceiver, PerceiverContext, PerceiverKind, Percepts, Scene } from './perceiver.ts';
import { SlowAnswers } from './slow-answers.ts';

/** Two looks and more at a hand that points for a second. Where a hand is comes from the pose. */
const EVERY_MS: Milliseconds = 380;
/** The hand net's own score below which it saw no hand (MediaPipe hand landmark graph: 0.5). */
const HAND_PRESENT: Probability = 0.5;
/**
 * A wrist counts as raised from this far below its shoulder, in body sizes. It only saves runs of the net; set by eye, so
 * that hands on the desk are left out and one held before the chest is not.
 */
const RAISED_BELOW_SHOULDER_BODIES = 0.3;
/** All hands have one schedule. */
const ALL_HANDS = 'all hands';

interface OneHand {
  /** Track id. */
  readonly id: string;
  readonly pose: PoseLandmarks;
  readonly side: 'left' | 'right';
}

type SeenHands = Pick<PersonDetails, 'leftHand' | 'rightHand'>;

/** Hands on the clerk's side, only while they may be doing something: raised, held out, or over the handover zone in company. */
export const handPerceiver: PerceiverKind = {
  name: 'hand',
  nets: ['hand-landmark-lite'],
  everyMs: EVERY_MS,
  costMs: 5.2,
  open: (context) => new HandPerceiver(context),
};

class HandPerceiver implements Perceiver {
  readonly #landmarker: HandLandmarker;
  readonly #camera: CameraGeometry;
  readonly #picture: PictureSize;
  readonly #heldOut = new HandsHeldOut();
  readonly #answers = new SlowAnswers<ReadonlyMap<string, SeenHands>>(EVERY_MS);

  constructor({ nets, sampler, camera, picture }: PerceiverContext) {
    this.#landmarker = new HandLandmarker(nets.session('hand-landmark-lite'), sampler);
    this.#camera = camera;
    this.#picture = picture;
  }

  async observe(scene: Scene): Promise<Percepts> {
    const seen = await this.#answers.fresh(ALL_HANDS, scene.frame.ptsMs, () => this.#hands(scene, true));
    return { people: seen ?? (await this.#hands(scene, false)) };
  }

  async #hands(scene: Scene, isDue: boolean): Promise<ReadonlyMap<string, SeenHands>> {
    const hands = new Map<string, SeenHands>();
    for (const { id, role, pose } of scene.people) {
      if (role === 'citizen') continue;
      hands.set(id, {
        leftHand: await this.#hand(scene, { id, pose, side: 'left' }, isDue),
        rightHand: await this.#hand(scene, { id, pose, side: 'right' }, isDue),
      });
    }
    return hands;
  }

  async #hand({ frame, people }: Scene, { id, pose, side }: OneHand, isDue: boolean): Promise<Measured<HandLandmarks>> {
    const wrist = pixelOf(pose, `${side}Wrist`);
    if (!isInPicture(wrist, this.#picture)) return unavailable('out-of-frame');
    if (!isDue) return unavailable('not-sampled');
    const mayAct =
      isRaised(pose, side) ||
      (people.length > 1 && this.#isOverHandover(wrist)) ||
      this.#heldOut.isDue(`${id} ${side}`, pose, side);
    if (!mayAct) return unavailable('not-sampled');
    const hand = await this.#landmarker.landmarks(frame, handRoiFromPose(pose, side));
    return hand.presence < HAND_PRESENT ? unavailable('low-confidence') : measured(hand);
  }

  #isOverHandover(wrist: PixelPoint): boolean {
    const at = { x: wrist.x / this.#picture.width, y: wrist.y / this.#picture.height };
    return zonesOfAll(this.#camera).some(({ handover }) => handover !== undefined && isInside(at, handover));
  }
}

const isRaised = (pose: PoseLandmarks, side: 'left' | 'right'): boolean =>
  pixelOf(pose, `${side}Wrist`).y < pixelOf(pose, `${side}Shoulder`).y + bodySize(pose) * RAISED_BELOW_SHOULDER_BODIES;
