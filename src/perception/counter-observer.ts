import type { CameraGeometry } from '../core/camera.ts';
import type { PictureSize } from '../core/geometry.ts';
import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import type { NetSessions } from '../inference/net-session.ts';
import { RoiSampler } from '../inference/roi-sampler.ts';
import type {
  CheckedPicture,
  FrameObservation,
  ObjectObservation,
  PersonDetails,
  PersonObservation,
} from '../landmarks/observation.ts';
import type { VideoFrame } from '../media/frame.ts';
import { PictureChecker } from '../media/picture-check.ts';
import { pictureQuality } from '../media/picture-quality.ts';
import { counterSides } from '../tracking/counter-sides.ts';
import { LandmarkSmoothing } from '../tracking/landmark-smoothing.ts';
import { LumaGrid } from '../tracking/luma-grid.ts';
import { PersonTracker } from '../tracking/person-tracker.ts';
import { poseNets } from '../tracking/pose-nets.ts';
import type { Perceiver, PerceiverKind, Percepts, TrackedPerson } from './perceiver.ts';
import { PERCEIVERS } from './perceivers.ts';
import { UprightProbe } from './upright-probe.ts';

const NOT_SAMPLED = unavailable('not-sampled');
const NO_DETAILS: PersonDetails = {
  face: NOT_SAMPLED,
  happiness: NOT_SAMPLED,
  leftHand: NOT_SAMPLED,
  rightHand: NOT_SAMPLED,
};

/**
 * Turns one camera's frames into observations: the tracker finds the people, then the perceivers look at them. Owns the
 * tracks, not the nets.
 */
export class CounterObserver {
  readonly #grid = new LumaGrid();
  readonly #tracker: PersonTracker;
  readonly #smoothing = new LandmarkSmoothing();
  readonly #perceivers: readonly Perceiver[];
  readonly #checker: PictureChecker;
  readonly #probe: UprightProbe;

  /** @param nets must have all of `observerNets(perceivers)` open */
  constructor(
    nets: NetSessions,
    camera: CameraGeometry,
    picture: PictureSize,
    perceivers: readonly PerceiverKind[] = PERCEIVERS,
  ) {
    const sampler = new RoiSampler();
    const pose = poseNets(nets, sampler);
    this.#tracker = new PersonTracker(pose, counterSides(camera, picture), this.#grid);
    this.#probe = new UprightProbe(pose);
    // What covers the clerk's place says something of one window only.
    this.#checker = new PictureChecker(camera.neighbours === undefined ? camera.zones.clerk : undefined);
    this.#perceivers = perceivers.map((kind) => kind.open({ nets, sampler, camera, picture }));
  }

  /**
   * @param frame the next in order of time, of the picture size given at the start
   * @param isVoice whether somebody's voice is heard meanwhile
   */
  async observe(frame: VideoFrame, isVoice = false): Promise<FrameObservation> {
    this.#grid.read(frame);
    const people = await this.#tracker.update(frame);
    const percepts: Percepts[] = [];
    for (const perceiver of this.#perceivers) percepts.push(await perceiver.observe({ frame, people, isVoice }));
    this.#smoothing.retainOnly(people.map(({ id }) => id));
    const check = await this.#check(frame);
    return {
      tMs: frame.ptsMs,
      quality: pictureQuality(frame),
      ...(check && { check }),
      people: people.map((person) => this.#person(person, frame, percepts)),
      objects: objectsOf(percepts),
    };
  }

  async #check(frame: VideoFrame): Promise<CheckedPicture | undefined> {
    const check = this.#checker.check(frame);
    return check && { ...check, ...(await this.#probe.look(frame)) };
  }

  #person({ id, role, pose }: TrackedPerson, { ptsMs }: VideoFrame, percepts: readonly Percepts[]): PersonObservation {
    let details = NO_DETAILS;
    for (const { people } of percepts) details = { ...details, ...people?.get(id) };
    return { trackId: id, role, pose: this.#smoothing.pose(id, pose, ptsMs), ...details };
  }
}

function objectsOf(percepts: readonly Percepts[]): Measured<readonly ObjectObservation[]> {
  const seen = percepts.flatMap(({ objects }) => (objects ? [objects] : []));
  return seen.length > 0 ? measured(seen.flat()) : NOT_SAMPLED;
}
