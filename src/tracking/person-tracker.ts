import type { Role } from '../contract/role.ts';
import { unreachable } from '../core/errors.ts';
import type { PixelBox } from '../core/geometry.ts';
import { isInPicture } from '../core/geometry.ts';
import type { Milliseconds, Probability } from '../core/units.ts';
import type { Roi } from '../inference/roi.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf } from '../landmarks/pose-landmarks.ts';
import { bodySize } from '../landmarks/upper-body.ts';
import type { VideoFrame } from '../media/frame.ts';
import { headAndShoulders, isUpsideDown, poseDistance, upperBody } from './body-size.ts';
import type { CounterSides, RoleEvidence } from './counter-role.ts';
import { accumulated, decidedRole, expectedBodyPx, roleEvidence } from './counter-role.ts';
import type { LumaGrid } from './luma-grid.ts';
import { boxOf, coversSamePlace, widened } from './person-region.ts';
import type { FoundPose, PoseNets } from './pose-nets.ts';
import { SceneBackground } from './scene-background.ts';
import type { SearchRegion } from './search-regions.ts';
import { searchRegions } from './search-regions.ts';
import { SearchSchedule } from './search-schedule.ts';
import { StillRegion } from './still-region.ts';
import type { Track } from './track.ts';

/**
 * The detector was trained on faces: somebody seen from behind, head and shoulders only, scores low. So it only
 * proposes; an unsure proposal must also cover something that is not part of the empty scene.
 */
const PROPOSAL_SCORE: Probability = 0.15;
const SURE_SCORE: Probability = 0.5;
const CHANGED_SHARE = 0.3;
const PROPOSALS_PER_REGION = 3;
/** Who came into the scene and covers less of it than this has left, whatever the nets see in what remains. */
const GONE_SHARE = 0.08;
/** The landmark net's own score from which a person is there (MediaPipe pose graph: 0.5). */
const PRESENT: Probability = 0.5;
/** Hidden legs lower the score of a known person: down to here where the pose goes on where it was. */
const CONTINUING_PRESENCE: Probability = 0.1;
const CONTINUING_BODIES = 0.6;
/** A new person is reported once seen for this long. */
const CONFIRM_AFTER_MS: Milliseconds = 200;
/** Beyond this the region of interest of the last frame is stale: the person may have moved out of it. */
const STALE_ROI_MS: Milliseconds = 350;
/** Whoever moves out of their place changes more than this of what head and arms covered; who only stirs, less. */
const MOVED_AWAY_SHARE = 0.1;
/** While nothing moves where somebody is, their pose holds for so long: three looks at the cadence of an idle counter. */
const POSE_HOLDS_MS: Milliseconds = 2200;
/** A lost person is looked for at the same place, then kept in mind: found near in time, the identity stays. */
const LOOK_AGAIN_FOR_MS: Milliseconds = 800;
const RESUME_WITHIN_MS: Milliseconds = 3000;
const RESUME_BODIES = 1.2;
/** Two poses closer than this are one person, found twice. */
const SAME_PERSON_BODIES = 0.45;
/** Of the size expected there: smaller is an object that looks like a person (monitors: 0.21 to 0.29; citizens: from 0.78), larger a wall. */
const SMALLEST_BODY = 0.4;
const LARGEST_BODY = 6;

/**
 * Follows the people at one counter: landmarks in each track's own region of interest, the detector only where a track
 * is lost or a region is due for a search.
 */
export class PersonTracker {
  readonly #nets: PoseNets;
  readonly #sides: CounterSides;
  readonly #grid: LumaGrid;
  readonly #background: SceneBackground;
  readonly #schedule: SearchSchedule;
  #tracks: Track[] = [];
  #lost: Track[] = [];
  #regions: SearchRegion[] | undefined;
  #count: Record<Role, number> = { clerk: 0, citizen: 0, unknown: 0 };

  /** @param grid is read by its owner before every update */
  constructor(nets: PoseNets, sides: CounterSides, grid: LumaGrid) {
    this.#nets = nets;
    this.#sides = sides;
    this.#grid = grid;
    this.#background = new SceneBackground(grid);
    this.#schedule = new SearchSchedule(grid, this.#background);
  }

  /** The people seen in this frame, oldest track first. */
  async update(frame: VideoFrame): Promise<readonly Track[]> {
    await this.#follow(frame);
    this.#background.learn(
      frame.ptsMs,
      this.#tracks.map((track) => boxOf(track.roi)),
      this.#bodies(),
    );
    for (const region of this.#dueRegions(frame)) await this.#search(frame, region);
    return this.#tracks.filter((track) => track.lastSeenMs - track.firstSeenMs >= CONFIRM_AFTER_MS);
  }

  async #follow(frame: VideoFrame): Promise<void> {
    const known = [...this.#tracks, ...this.#lost.filter((t) => frame.ptsMs - t.lastSeenMs <= LOOK_AGAIN_FOR_MS)];
    const forgotten = this.#lost.filter((t) => !known.includes(t) && frame.ptsMs - t.lastSeenMs <= RESUME_WITHIN_MS);
    const inSight = new Set(this.#tracks);
    this.#tracks = [];
    this.#lost = forgotten;
    for (const track of known) {
      if (inSight.has(track) && track.looked.isStill(frame.ptsMs, upperBody(track.pose))) {
        this.#tracks.push(this.#seen(track, track.pose, track.roi, frame));
        continue;
      }
      const { pose, nextRoi } = await this.#lookFor(track, inSight.has(track), frame);
      if (this.#tracks.some((other) => poseDistance(other.pose, pose) < SAME_PERSON_BODIES)) continue;
      if (this.#goesOn(track, pose, frame) && this.#isPlausible(pose, frame)) {
        track.looked.seen(frame.ptsMs);
        this.#tracks.push(this.#seen(track, pose, nextRoi, frame));
      } else {
        this.#lost.push(track);
        if (frame.ptsMs - track.lastSeenMs < STALE_ROI_MS) this.#schedule.reset();
      }
    }
  }

  /**
   * In the region of last time; in a wider one where the person was lost or may have moved out of it. For one in sight, what
   * is found there only says where to look: from one wide region to the next, poses of people whose legs are hidden drift
   * away within half a minute.
   */
  async #lookFor(track: Track, isInSight: boolean, frame: VideoFrame): Promise<FoundPose> {
    const isStale = frame.ptsMs - track.lastSeenMs > STALE_ROI_MS;
    if (!isStale || (isInSight && !hasMovedAway(track))) return this.#nets.landmarks(frame, track.roi);
    const wide = await this.#nets.landmarks(frame, widened(track.roi));
    return isInSight ? this.#nets.landmarks(frame, wide.nextRoi) : wide;
  }

  #goesOn(track: Track, pose: PoseLandmarks, frame: VideoFrame): boolean {
    if (track.cameIn && this.#background.changedShare(headAndShoulders(pose)) < GONE_SHARE) return false;
    const near = poseDistance(track.pose, pose) < CONTINUING_BODIES;
    const recent = frame.ptsMs - track.lastSeenMs <= STALE_ROI_MS;
    return recent ? pose.presence >= (near ? CONTINUING_PRESENCE : PRESENT) : near && pose.presence >= PRESENT;
  }

  #dueRegions(frame: VideoFrame): SearchRegion[] {
    this.#regions ??= searchRegions(this.#sides.zones, frame);
    const people = this.#bodies();
    return this.#regions.filter((region) =>
      this.#schedule.isDue(region, frame.ptsMs, this.#isOccupied(region), people),
    );
  }

  #bodies(): PixelBox[] {
    return this.#tracks.map((track) => upperBody(track.pose));
  }

  #isOccupied(region: SearchRegion): boolean {
    const has = (role: Role) => this.#tracks.some((track) => track.role === role);
    switch (region.side) {
      case 'clerk':
      case 'citizen':
        return has(region.side);
      case 'either':
      case 'whole':
        return has('clerk') && has('citizen');
      default:
        return unreachable(region.side);
    }
  }

  async #search(frame: VideoFrame, region: SearchRegion): Promise<void> {
    this.#schedule.searched(region, frame.ptsMs, this.#isOccupied(region), this.#bodies());
    const proposals = await this.#nets.detect(frame, region.box, PROPOSAL_SCORE);
    for (const { score, roi } of proposals.slice(0, PROPOSALS_PER_REGION)) {
      if (this.#tracks.some((track) => coversSamePlace(track.roi, roi))) continue;
      const { pose, nextRoi } = await this.#nets.landmarks(frame, roi);
      if (pose.presence < PRESENT || !this.#isPlausible(pose, frame)) continue;
      if (score < SURE_SCORE && this.#background.changedShare(headAndShoulders(pose)) < CHANGED_SHARE) continue;
      if (this.#tracks.some((track) => poseDistance(track.pose, pose) < SAME_PERSON_BODIES)) continue;
      this.#tracks.push(this.#resume(pose, nextRoi, frame) ?? this.#begin(pose, nextRoi, frame));
    }
  }

  #resume(pose: PoseLandmarks, roi: Roi, frame: VideoFrame): Track | undefined {
    const index = this.#lost.findIndex((track) => poseDistance(track.pose, pose) < RESUME_BODIES);
    if (index < 0) return undefined;
    const [track] = this.#lost.splice(index, 1);
    track!.looked.seen(frame.ptsMs);
    return this.#seen(track!, pose, roi, frame);
  }

  #begin(pose: PoseLandmarks, roi: Roi, frame: VideoFrame): Track {
    const evidence = this.#evidence(pose, frame);
    const cameIn = this.#background.changedShare(headAndShoulders(pose)) >= CHANGED_SHARE;
    const looked = new StillRegion(this.#grid, POSE_HOLDS_MS);
    looked.seen(frame.ptsMs);
    const seen = { firstSeenMs: frame.ptsMs, lastSeenMs: frame.ptsMs, looked, cameIn };
    return { id: 'unknown', role: decidedRole(evidence, 'unknown'), roleEvidence: evidence, roi, pose, ...seen };
  }

  #seen(track: Track, pose: PoseLandmarks, roi: Roi, frame: VideoFrame): Track {
    const evidence = accumulated(track.roleEvidence, this.#evidence(pose, frame));
    const role = decidedRole(evidence, track.role);
    const confirmed = frame.ptsMs - track.firstSeenMs >= CONFIRM_AFTER_MS;
    const named = track.id.startsWith(`${role}-`) || !confirmed;
    const id = named ? track.id : this.#nextId(role);
    return { ...track, id, role, roleEvidence: evidence, roi, pose, lastSeenMs: frame.ptsMs };
  }

  #evidence(pose: PoseLandmarks, frame: VideoFrame): RoleEvidence {
    return roleEvidence(pose, this.#sides, frame);
  }

  #nextId(role: Role): string {
    this.#count[role] += 1;
    return `${role}-${this.#count[role]}`;
  }

  #isPlausible(pose: PoseLandmarks, frame: VideoFrame): boolean {
    const size = bodySize(pose) / expectedBodyPx(pose, this.#sides, frame);
    return size >= SMALLEST_BODY && size <= LARGEST_BODY && !isUpsideDown(pose) && isInSight(pose, frame);
  }
}

/** Two of nose and shoulders, as a person must show at least that to be judged. */
function isInSight(pose: PoseLandmarks, frame: VideoFrame): boolean {
  const inside = (['nose', 'leftShoulder', 'rightShoulder'] as const).filter((name) =>
    isInPicture(pixelOf(pose, name), frame),
  );
  return inside.length >= 2;
}

const hasMovedAway = ({ looked, pose }: Track): boolean => looked.changedShare(upperBody(pose)) >= MOVED_AWAY_SHARE;
