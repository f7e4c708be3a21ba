import type { PictureSize } from '../core/geometry.ts';
import { distance, isInPicture } from '../core/geometry.ts';
import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import type { Milliseconds, Pixels, Probability } from '../core/units.ts';
import { ExpressionClassifier } from '../inference/expression.ts';
import { FaceLandmarker } from '../inference/face-landmarker.ts';
import { faceRoiFromPose } from '../inference/roi-from-pose.ts';
import type { FaceLandmarks } from '../landmarks/face-landmarks.ts';
import type { PersonDetails } from '../landmarks/observation.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf } from '../landmarks/pose-landmarks.ts';
import type { VideoFrame } from '../media/frame.ts';
import type { Perceiver, PerceiverContext, PerceiverKind, Percepts, Scene } from './perceiver.ts';
import { SlowAnswers } from './slow-answers.ts';

/** Run this often, every smile is found as before, its borders within 0.4 s in place of 0.1 s (npm run bench:accuracy). */
const EVERY_MS: Milliseconds = 380;
/**
 * While somebody speaks: lips open and close with the syllables, four to eight a second, so that every picture of ten a second is looked at.
 */
const VOICE_EVERY_MS: Milliseconds = 90;
/** The face net's own score below which it saw no face (MediaPipe face mesh graph: 0.5). */
const FACE_PRESENT: Probability = 0.5;
/** A face net's region needs this many pixels to hold a face at all. */
const SMALLEST_ROI_PX: Pixels = 24;
/** A mesh whose nose lies this far from the pose's, in sides of the region, is not this person's. */
const NOSE_MISMATCH_ROIS = 0.35;
/** Landmark 1 of the mesh, the tip of the nose: its x among (x, y, z) of each landmark. */
const NOSE_TIP_X = 3;

type SeenFace = Pick<PersonDetails, 'face' | 'happiness'>;

/** Mesh and expression of the faces on the clerk's side: nobody judges a citizen's face. */
export const facePerceiver: PerceiverKind = {
  name: 'face',
  nets: ['face-landmark-lips', 'face-expression'],
  everyMs: EVERY_MS,
  costMs: 4,
  open: (context) => new FacePerceiver(context),
};

class FacePerceiver implements Perceiver {
  readonly #landmarker: FaceLandmarker;
  readonly #expressions: ExpressionClassifier;
  readonly #picture: PictureSize;
  readonly #answers = new SlowAnswers<SeenFace>(EVERY_MS);

  constructor({ nets, sampler, picture }: PerceiverContext) {
    this.#landmarker = new FaceLandmarker(nets.session('face-landmark-lips'), sampler);
    this.#expressions = new ExpressionClassifier(nets.session('face-expression'), sampler);
    this.#picture = picture;
  }

  async observe({ frame, people, isVoice }: Scene): Promise<Percepts> {
    const faces = new Map<string, SeenFace>();
    const everyMs = isVoice ? VOICE_EVERY_MS : EVERY_MS;
    for (const { id, role, pose } of people) {
      if (role === 'citizen') continue;
      faces.set(id, await this.#answers.held(id, frame.ptsMs, () => this.#look(frame, pose), everyMs));
    }
    this.#answers.retainOnly(people.map(({ id }) => id));
    return { people: faces };
  }

  async #look(frame: VideoFrame, pose: PoseLandmarks): Promise<SeenFace> {
    const face = await this.#face(frame, pose);
    if (!face.available) return { face, happiness: face };
    return { face, happiness: measured(await this.#expressions.happiness(frame, face.value)) };
  }

  async #face(frame: VideoFrame, pose: PoseLandmarks): Promise<Measured<FaceLandmarks>> {
    const roi = faceRoiFromPose(pose);
    const nose = pixelOf(pose, 'nose');
    if (!isInPicture(nose, this.#picture)) return unavailable('out-of-frame');
    if (roi.sidePx < SMALLEST_ROI_PX) return unavailable('too-small');
    const face = await this.#landmarker.landmarks(frame, roi);
    if (face.presence < FACE_PRESENT) return unavailable('low-confidence');
    const meshNose = { x: face.picture[NOSE_TIP_X]!, y: face.picture[NOSE_TIP_X + 1]! };
    const isOthers = distance(meshNose, nose) > NOSE_MISMATCH_ROIS * roi.sidePx;
    return isOthers ? unavailable('low-confidence') : measured(face);
  }
}
