import type { NetId } from '../../models/manifest.ts';
import type { CameraGeometry } from '../core/camera.ts';
import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { NetSessions } from '../inference/net-session.ts';
import type { RoiSampler } from '../inference/roi-sampler.ts';
import type { ObjectObservation, PersonDetails } from '../landmarks/observation.ts';
import type { VideoFrame } from '../media/frame.ts';
import type { Track } from '../tracking/track.ts';

export type TrackedPerson = Pick<Track, 'id' | 'role' | 'pose'>;

/** A frame with the people tracked in it. */
export interface Scene {
  readonly frame: VideoFrame;
  readonly people: readonly TrackedPerson[];
  /** Somebody's voice is heard, so that whose lips move is worth knowing. */
  readonly isVoice: boolean;
}

/** What a perceiver adds to the observation of a frame. What it leaves out is `not-sampled`. */
export interface Percepts {
  /** By track id. */
  readonly people?: ReadonlyMap<string, Partial<PersonDetails>>;
  readonly objects?: readonly ObjectObservation[];
}

/** Sees more of a scene than its people's poses, in the frames of one camera. */
export interface Perceiver {
  /** Called for every analysed frame, in order of time. Runs its nets only where they are due. */
  observe(scene: Scene): Promise<Percepts>;
}

/** What a perceiver is opened with. */
export interface PerceiverContext {
  readonly nets: NetSessions;
  /** Shared by all perceivers of a camera, so that a frame is copied once. */
  readonly sampler: RoiSampler;
  readonly camera: CameraGeometry;
  readonly picture: PictureSize;
}

/** How a perceiver is registered in `perceivers.ts`. */
export interface PerceiverKind {
  readonly name: string;
  /** The nets it runs: a worker opens them. */
  readonly nets: readonly NetId[];
  /** Shortest time between two runs on the same subject. */
  readonly everyMs: Milliseconds;
  /**
   * CPU time of one run on one subject, with its share of copying and cutting out: measured by `npm run bench:nets` on the
   * machine of docs/decisions/0007-hot-loop.md.
   */
  readonly costMs: Milliseconds;
  open(context: PerceiverContext): Perceiver;
}
