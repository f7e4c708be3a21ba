import { valuesOf } from '../core/parameter.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf } from '../landmarks/pose-landmarks.ts';
import { bodySize, hipMiddle, shoulderMiddle } from '../landmarks/upper-body.ts';
import type { VideoFrame } from '../media/frame.ts';
import type { PoseNets } from '../tracking/pose-nets.ts';
import { TRACKER_PARAMETERS } from '../tracking/tracker-parameters.ts';

/** How many people were found with their heads up, and how many with their heads down. */
export interface Uprightness {
  readonly headsUp: number;
  readonly headsDown: number;
}

const NOT_LOOKED: Uprightness = { headsUp: 0, headsDown: 0 };
const TRACKER = valuesOf(TRACKER_PARAMETERS);

/** Until it is certain, and for as long as people seem to stand on their heads. */
const LOOK_EVERY_MS: Milliseconds = 2000;
/** Looks in a row that agree, or find nobody, before it is done less often. */
const AGREEING_LOOKS = 4;
const NOBODY_EVERY_MS: Milliseconds = 10_000;
/** A camera is turned over when somebody works on it. */
const CERTAIN_EVERY_MS: Milliseconds = 60_000;
/** The best proposals that are looked at. */
const PEOPLE = 2;
/** In body sizes: a bowed head stays above its shoulders. */
const HEAD_BODIES = 0.2;
/** In body sizes: a body on the desk shows its hips hardly above its shoulders. */
const HIPS_BODIES = 0.4;

/**
 * Sees whether people stand on their heads, which a tracker takes for no people at all. Looks at the whole picture, rarely
 * once it is certain: some 30 ms each time.
 */
export class UprightProbe {
  readonly #nets: PoseNets;
  #dueMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #upright = 0;
  #inVain = 0;

  constructor(nets: PoseNets) {
    this.#nets = nets;
  }

  /** @returns nobody where it is too early to look again */
  async look(frame: VideoFrame): Promise<Uprightness> {
    if (frame.ptsMs < this.#dueMs) return NOT_LOOKED;
    const found = await this.#find(frame);
    this.#dueMs = frame.ptsMs + this.#waitAfter(found);
    return found;
  }

  async #find(frame: VideoFrame): Promise<Uprightness> {
    const whole = { left: 0, top: 0, width: frame.width, height: frame.height };
    const proposals = await this.#nets.detect(frame, whole, TRACKER.proposal.sureScore);
    let { headsUp, headsDown } = NOT_LOOKED;
    for (const { roi } of proposals.slice(0, PEOPLE)) {
      const { pose } = await this.#nets.landmarks(frame, roi);
      if (pose.presence < TRACKER.presence.sure) continue;
      if (isHeadDown(pose)) headsDown++;
      else if (isHeadUp(pose)) headsUp++;
    }
    return { headsUp, headsDown };
  }

  #waitAfter({ headsUp, headsDown }: Uprightness): Milliseconds {
    const isNobody = headsUp + headsDown === 0;
    this.#inVain = isNobody ? this.#inVain + 1 : 0;
    if (isNobody) return this.#inVain >= AGREEING_LOOKS ? NOBODY_EVERY_MS : LOOK_EVERY_MS;
    this.#upright = headsUp > headsDown ? this.#upright + 1 : 0;
    return this.#upright >= AGREEING_LOOKS ? CERTAIN_EVERY_MS : LOOK_EVERY_MS;
  }
}

const noseBelowShoulders = (pose: PoseLandmarks): Pixels => pixelOf(pose, 'nose').y - shoulderMiddle(pose).y;

const isHeadUp = (pose: PoseLandmarks): boolean => -noseBelowShoulders(pose) > HEAD_BODIES * bodySize(pose);

/** Nose below shoulders, those below the hips, and the knees not below them: those of somebody who bends over are. */
function isHeadDown(pose: PoseLandmarks): boolean {
  const [hips, size] = [hipMiddle(pose), bodySize(pose)];
  const kneesY = (pixelOf(pose, 'leftKnee').y + pixelOf(pose, 'rightKnee').y) / 2;
  return (
    noseBelowShoulders(pose) > HEAD_BODIES * size &&
    shoulderMiddle(pose).y - hips.y > HIPS_BODIES * size &&
    kneesY - hips.y < HEAD_BODIES * size
  );
}
