import type { CameraGeometry } from '../core/camera.ts';
import type { PictureSize, PixelPoint } from '../core/geometry.ts';
import { distance, isInside } from '../core/geometry.ts';
import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import type { Milliseconds, Probability } from '../core/units.ts';
import { ExpressionClassifier } from '../inference/expression.ts';
import { FaceLandmarker } from '../inference/face-landmarker.ts';
import { HandLandmarker } from '../inference/hand-landmarker.ts';
import type { ModelSet } from '../inference/model-set.ts';
import { PoseDetector } from '../inference/pose-detector.ts';
import { PoseLandmarker } from '../inference/pose-landmarker.ts';
import { faceRoiFromPose, handRoiFromPose } from '../inference/roi-from-pose.ts';
import { RoiSampler } from '../inference/roi-sampler.ts';
import type { FaceLandmarks } from '../landmarks/face-landmarks.ts';
import type { HandLandmarks } from '../landmarks/hand-landmarks.ts';
import type { FrameObservation, PersonObservation } from '../landmarks/observation.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf } from '../landmarks/pose-landmarks.ts';
import { bodySize } from '../landmarks/upper-body.ts';
import type { VideoFrame } from '../media/frame.ts';
import { pictureQuality } from '../media/picture-quality.ts';
import { counterSides } from './counter-sides.ts';
import { LandmarkSmoothing } from './landmark-smoothing.ts';
import { LumaGrid } from './luma-grid.ts';
import { PersonTracker } from './person-tracker.ts';
import { SlowAnswers } from './slow-answers.ts';
import type { Track } from './track.ts';

/** The nets an observer runs, by manifest id. */
export const OBSERVER_NETS = [
  'pose-detection',
  'pose-landmark-full',
  'face-landmark-lips',
  'face-expression',
  'hand-landmark-lite',
] as const;

/** The face net's own score below which it saw no face (MediaPipe face mesh graph: 0.5). */
const FACE_PRESENT: Probability = 0.5;
const HAND_PRESENT: Probability = 0.5;
/** What fingers do is not judged yet; where the hands are comes from the pose. */
const HANDS_EVERY_MS: Milliseconds = 380;
/** Asked this often, every smile is found as before, its borders within 0.4 s in place of 0.1 s (npm run bench:accuracy). */
const FACE_EVERY_MS: Milliseconds = 380;
/** A face net's region needs this many pixels to hold a face at all. */
const SMALLEST_FACE_ROI_PX = 24;
/** A mesh whose nose lies this far from the pose's, in regions, is not this person's. */
const FACE_MISMATCH = 0.35;

type ObservedFace = Pick<PersonObservation, 'face' | 'happiness'>;

/** Turns one camera's frames into observations; owns the tracks, not the nets. */
export class CounterObserver {
  readonly #tracker: PersonTracker;
  readonly #camera: CameraGeometry;
  readonly #picture: PictureSize;
  readonly #faces: FaceLandmarker;
  readonly #expressions: ExpressionClassifier;
  readonly #hands: HandLandmarker;
  readonly #smoothing = new LandmarkSmoothing();
  readonly #grid = new LumaGrid();
  #handsMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #handsAreDue = true;
  readonly #slowFaces = new SlowAnswers<ObservedFace>(FACE_EVERY_MS);

  constructor(models: ModelSet, camera: CameraGeometry, picture: PictureSize) {
    const sampler = new RoiSampler();
    const detector = new PoseDetector(models.session('pose-detection'), sampler);
    const landmarker = new PoseLandmarker(models.session('pose-landmark-full'), sampler);
    const nets = {
      detect: detector.detect.bind(detector),
      landmarks: landmarker.landmarks.bind(landmarker),
    };
    this.#tracker = new PersonTracker(nets, counterSides(camera, picture), this.#grid);
    this.#faces = new FaceLandmarker(models.session('face-landmark-lips'), sampler);
    this.#expressions = new ExpressionClassifier(models.session('face-expression'), sampler);
    this.#hands = new HandLandmarker(models.session('hand-landmark-lite'), sampler);
    this.#camera = camera;
    this.#picture = picture;
  }

  async observe(frame: VideoFrame): Promise<FrameObservation> {
    const people: PersonObservation[] = [];
    this.#grid.read(frame);
    this.#handsAreDue = !(Math.abs(frame.ptsMs - this.#handsMs) < HANDS_EVERY_MS);
    if (this.#handsAreDue) this.#handsMs = frame.ptsMs;
    const tracks = await this.#tracker.update(frame);
    for (const track of tracks) people.push(await this.#person(frame, track, tracks.length > 1));
    const present = people.map((person) => person.trackId);
    this.#smoothing.keep(present);
    this.#slowFaces.keep(present);
    return { tMs: frame.ptsMs, quality: pictureQuality(frame), people };
  }

  async #person(frame: VideoFrame, track: Track, inCompany: boolean): Promise<PersonObservation> {
    const { id: trackId, role } = track;
    const pose = this.#smoothing.pose(trackId, track.pose, frame.ptsMs);
    if (role === 'citizen') {
      const face = unavailable('not-sampled');
      return { trackId, role, pose, face, happiness: face, leftHand: face, rightHand: face };
    }
    const { face, happiness } = await this.#slowFaces.get(trackId, frame.ptsMs, () => this.#observedFace(frame, track));
    return {
      trackId,
      role,
      pose,
      face,
      happiness,
      leftHand: await this.#hand(frame, track.pose, 'left', inCompany),
      rightHand: await this.#hand(frame, track.pose, 'right', inCompany),
    };
  }

  async #observedFace(frame: VideoFrame, { pose }: Track): Promise<ObservedFace> {
    const face = await this.#face(frame, pose);
    if (!face.available) return { face, happiness: face };
    return { face, happiness: measured(await this.#expressions.happiness(frame, face.value)) };
  }

  /** Only of the clerk: nobody judges a citizen's face. */
  async #face(frame: VideoFrame, pose: PoseLandmarks): Promise<Measured<FaceLandmarks>> {
    const roi = faceRoiFromPose(pose);
    const nose = pixelOf(pose, 'nose');
    if (!this.#isInPicture(nose)) return unavailable('out-of-frame');
    if (roi.sidePx < SMALLEST_FACE_ROI_PX) return unavailable('too-small');
    const { face } = await this.#faces.landmarks(frame, roi);
    if (face.presence < FACE_PRESENT) return unavailable('low-confidence');
    const meshNose = { x: face.picture[3]!, y: face.picture[4]! };
    return distance(meshNose, nose) > FACE_MISMATCH * roi.sidePx ? unavailable('low-confidence') : measured(face);
  }

  /** Only while it may be doing something: raised, or over the handover zone with somebody else there. */
  async #hand(
    frame: VideoFrame,
    pose: PoseLandmarks,
    side: 'left' | 'right',
    inCompany: boolean,
  ): Promise<Measured<HandLandmarks>> {
    const wrist = pixelOf(pose, `${side}Wrist`);
    if (!this.#isInPicture(wrist)) return unavailable('out-of-frame');
    if (!this.#handsAreDue) return unavailable('not-sampled');
    if (!this.#isRaised(pose, wrist, side) && !(inCompany && this.#isOverHandover(wrist)))
      return unavailable('not-sampled');
    const { hand } = await this.#hands.landmarks(frame, handRoiFromPose(pose, side));
    return hand.presence < HAND_PRESENT ? unavailable('low-confidence') : measured(hand);
  }

  #isRaised(pose: PoseLandmarks, wrist: PixelPoint, side: 'left' | 'right'): boolean {
    return wrist.y < pixelOf(pose, `${side}Shoulder`).y + bodySize(pose) * 0.3;
  }

  #isOverHandover(wrist: PixelPoint): boolean {
    const { handover } = this.#camera.zones;
    const at = { x: wrist.x / this.#picture.width, y: wrist.y / this.#picture.height };
    return handover !== undefined && isInside(at, handover);
  }

  #isInPicture({ x, y }: PixelPoint): boolean {
    return x >= 0 && y >= 0 && x < this.#picture.width && y < this.#picture.height;
  }
}
