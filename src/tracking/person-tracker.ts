import type { Role } from '../contract/role.ts';
import { unreachable } from '../core/errors.ts';
import type { PixelBox } from '../core/geometry.ts';
import { valuesOf } from '../core/parameter.ts';
import type { Roi } from '../inference/roi.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { bodySize } from '../landmarks/upper-body.ts';
import type { VideoFrame } from '../media/frame.ts';
import type { CounterSides, RoleEvidence } from './counter-role.ts';
import { accumulated, decidedRole, expectedBodyPx, roleEvidence } from './counter-role.ts';
import type { LumaGrid } from './luma-grid.ts';
import { boxOf, coversSamePlace, widened } from './person-region.ts';
import { headAndShoulders, isInSight, isTrunkIn, isUpsideDown, poseDistance, upperBody } from './pose-geometry.ts';
import type { FoundPose, PoseNets } from './pose-nets.ts';
import { isPlaceOfAnother, isSamePerson } from './same-person.ts';
import { SceneBackground } from './scene-background.ts';
import type { SearchRegion } from './search-regions.ts';
import { aroundCitizen, searchRegions } from './search-regions.ts';
import { SearchSchedule } from './search-schedule.ts';
import { StillRegion } from './still-region.ts';
import type { Track } from './track.ts';
import { TRACKER_PARAMETERS } from './tracker-parameters.ts';

const TRACKER = valuesOf(TRACKER_PARAMETERS);
/** Landmarks are sought for the best of what the detector proposes in a region; a zone rarely holds more people. */
const PROPOSALS_PER_REGION = 3;

/**
 * Tracks the people at one counter. The landmark net runs in each track's own region of interest, the detector only where a
 * region is due for a search.
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

  /** @returns the confirmed tracks of this frame, oldest first */
  async update(frame: VideoFrame): Promise<readonly Track[]> {
    await this.#follow(frame);
    this.#background.learn(
      frame.ptsMs,
      this.#tracks.map((track) => boxOf(track.roi)),
      this.#bodies(),
    );
    for (const region of this.#dueRegions(frame)) await this.#search(frame, region);
    return this.#tracks.filter((track) => track.lastSeenMs - track.firstSeenMs >= TRACKER.confirmAfterMs);
  }

  async #follow(frame: VideoFrame): Promise<void> {
    const known = [...this.#tracks, ...this.#lost.filter((t) => frame.ptsMs - t.lastSeenMs <= TRACKER.seekLostForMs)];
    const remembered = this.#lost.filter(
      (t) => !known.includes(t) && frame.ptsMs - t.lastSeenMs <= TRACKER.resumeWithinMs,
    );
    const inSight = new Set(this.#tracks);
    this.#tracks = [];
    this.#lost = remembered;
    for (const track of known) {
      if (inSight.has(track) && track.lastInference.isStill(frame.ptsMs, upperBody(track.pose))) {
        this.#tracks.push(this.#updated(track, track.pose, track.roi, frame));
        continue;
      }
      const { pose, nextRoi } = await this.#locate(track, inSight.has(track), frame);
      const other = this.#tracks.find((each) => isSamePerson(each.pose, pose));
      if (other && isSamePerson(other.pose, track.pose)) continue;
      const isAnother = other !== undefined || isPlaceOfAnother(track, pose, [...known, ...remembered]);
      if (!isAnother && this.#continues(track, pose, frame) && this.#isPlausible(pose, frame)) {
        track.lastInference.renew(frame.ptsMs);
        this.#tracks.push(this.#updated(track, pose, nextRoi, frame));
      } else {
        this.#lost.push(track);
        if (frame.ptsMs - track.lastSeenMs < TRACKER.staleRoiMs) this.#schedule.reset();
      }
    }
  }

  /**
   * Runs the landmark net in the track's last region, or in a wider one if the person was lost or may have left it. For a
   * person in sight the wide region only tells where to run the net again: from one wide region to the next, poses of people
   * whose legs are hidden drift away within half a minute.
   */
  async #locate(track: Track, isInSight: boolean, frame: VideoFrame): Promise<FoundPose> {
    const isStale = frame.ptsMs - track.lastSeenMs > TRACKER.staleRoiMs;
    if (!isStale || (isInSight && !hasMovedAway(track))) return this.#nets.landmarks(frame, track.roi);
    const wide = await this.#nets.landmarks(frame, widened(track.roi));
    return isInSight ? this.#nets.landmarks(frame, wide.nextRoi) : wide;
  }

  #continues(track: Track, pose: PoseLandmarks, frame: VideoFrame): boolean {
    if (track.isForeground && this.#foregroundShare(pose) < TRACKER.goneShare) return false;
    const near = poseDistance(track.pose, pose) < TRACKER.distance.continuingBodies;
    const recent = frame.ptsMs - track.lastSeenMs <= TRACKER.staleRoiMs;
    if (recent && near && frame.ptsMs - track.vouchedMs <= TRACKER.vouchHoldsMs) return true;
    return recent
      ? pose.presence >= (near ? TRACKER.presence.continuing : TRACKER.presence.sure)
      : near && pose.presence >= TRACKER.presence.sure;
  }

  #dueRegions(frame: VideoFrame): SearchRegion[] {
    this.#regions ??= searchRegions(this.#sides.windows, frame);
    const people = this.#bodies();
    return this.#regions.filter((region) =>
      this.#schedule.isDue(region, frame.ptsMs, this.#isOccupied(region), people),
    );
  }

  #bodies(): PixelBox[] {
    return this.#tracks.map((track) => upperBody(track.pose));
  }

  #isOccupied({ side, box }: SearchRegion): boolean {
    const has = (role: Role) => this.#tracks.some((track) => track.role === role);
    switch (side) {
      case 'clerk':
      case 'citizen':
        return this.#tracks.some(({ role, pose }) => role === side && isTrunkIn(box, pose));
      case 'either':
        return this.#tracks.length > 0;
      case 'whole':
        return has('clerk') && has('citizen');
      default:
        return unreachable(side);
    }
  }

  async #search(frame: VideoFrame, region: SearchRegion): Promise<void> {
    this.#schedule.searched(region, frame.ptsMs, this.#isOccupied(region), this.#bodies());
    const proposals = await this.#nets.detect(frame, region.box, TRACKER.proposal.minScore);
    for (const { score, roi } of proposals.slice(0, PROPOSALS_PER_REGION)) {
      const isVouched = region.side === 'clerk' && score >= TRACKER.proposal.vouchingScore;
      const known = this.#tracks.findIndex((track) => coversSamePlace(track.roi, roi));
      if (known >= 0) {
        if (isVouched) this.#tracks[known] = { ...this.#tracks[known]!, vouchedMs: frame.ptsMs };
        continue;
      }
      const found = await this.#nets.landmarks(frame, roi);
      if (found.pose.presence < TRACKER.presence.sure && !isVouched) continue;
      if (score < TRACKER.proposal.sureScore && !this.#isForeground(found.pose)) continue;
      this.#welcome(found, frame, isVouched);
    }
    if (region.side === 'citizen' && !this.#isOccupied(region)) await this.#seekBack(frame, region);
  }

  /** Seeks somebody whom the detector misses because they show the camera their back. */
  async #seekBack(frame: VideoFrame, region: SearchRegion): Promise<void> {
    const lost = this.#lost.filter(({ role, pose }) => role === region.side && isTrunkIn(region.box, pose));
    const isChanged = this.#background.changedShare(region.box, this.#bodies()) >= TRACKER.back.changedShare;
    if (lost.length === 0 && !isChanged) return;
    const wide = await this.#nets.landmarks(frame, aroundCitizen(region, this.#sides.citizenBodyPx));
    if (wide.pose.presence < TRACKER.presence.sure) return;
    const found = await this.#nets.landmarks(frame, wide.nextRoi);
    if (found.pose.presence < TRACKER.presence.sure) return;
    const isLost = lost.some(({ pose }) => poseDistance(pose, found.pose) < TRACKER.distance.resumeBodies);
    if (isLost || this.#isForeground(found.pose)) this.#welcome(found, frame, false);
  }

  /** Goes on with a lost track, or begins a new one, unless the pose cannot be or is already followed. */
  #welcome({ pose, nextRoi }: FoundPose, frame: VideoFrame, isVouched: boolean): void {
    if (!this.#isPlausible(pose, frame)) return;
    if (this.#tracks.some((track) => isSamePerson(track.pose, pose))) return;
    const track = this.#resume(pose, nextRoi, frame) ?? this.#begin(pose, nextRoi, frame);
    this.#tracks.push(isVouched ? { ...track, vouchedMs: frame.ptsMs } : track);
  }

  #resume(pose: PoseLandmarks, roi: Roi, frame: VideoFrame): Track | undefined {
    const apart = this.#lost.map((track) => poseDistance(track.pose, pose));
    const index = apart.indexOf(Math.min(...apart));
    if (index < 0 || apart[index]! >= TRACKER.distance.resumeBodies) return undefined;
    const [track] = this.#lost.splice(index, 1);
    track!.lastInference.renew(frame.ptsMs);
    return this.#updated(track!, pose, roi, frame);
  }

  #begin(pose: PoseLandmarks, roi: Roi, frame: VideoFrame): Track {
    const evidence = this.#evidence(pose, frame);
    const lastInference = new StillRegion(this.#grid, TRACKER.poseHoldsMs);
    lastInference.renew(frame.ptsMs);
    return {
      id: 'unknown',
      ids: {},
      role: decidedRole(evidence, 'unknown'),
      roleEvidence: evidence,
      roi,
      pose,
      isForeground: this.#isForeground(pose),
      firstSeenMs: frame.ptsMs,
      lastSeenMs: frame.ptsMs,
      vouchedMs: Number.NEGATIVE_INFINITY,
      lastInference,
    };
  }

  #updated(track: Track, pose: PoseLandmarks, roi: Roi, frame: VideoFrame): Track {
    // Where the net doubts that it sees somebody, landmarks are a guess: they do not overturn a known role.
    const isGuess = pose.presence < TRACKER.presence.sure && track.role !== 'unknown';
    const roleEvidence = isGuess ? track.roleEvidence : accumulated(track.roleEvidence, this.#evidence(pose, frame));
    const role = decidedRole(roleEvidence, track.role);
    const isConfirmed = frame.ptsMs - track.firstSeenMs >= TRACKER.confirmAfterMs;
    const ids = isConfirmed && !track.ids[role] ? { ...track.ids, [role]: this.#nextId(role) } : track.ids;
    return { ...track, id: ids[role] ?? track.id, ids, role, roleEvidence, roi, pose, lastSeenMs: frame.ptsMs };
  }

  #evidence(pose: PoseLandmarks, frame: VideoFrame): RoleEvidence {
    return roleEvidence(pose, this.#sides, frame);
  }

  #isForeground(pose: PoseLandmarks): boolean {
    return this.#foregroundShare(pose) >= TRACKER.proposal.minForegroundShare;
  }

  /** How much of head and shoulders differs from the scene without people. */
  #foregroundShare(pose: PoseLandmarks): number {
    return this.#background.changedShare(headAndShoulders(pose));
  }

  #nextId(role: Role): string {
    this.#count[role] += 1;
    return `${role}-${this.#count[role]}`;
  }

  #isPlausible(pose: PoseLandmarks, frame: VideoFrame): boolean {
    const size = bodySize(pose) / expectedBodyPx(pose, this.#sides, frame);
    return (
      size >= TRACKER.bodySize.smallestShare &&
      size <= TRACKER.bodySize.largestShare &&
      !isUpsideDown(pose) &&
      isInSight(pose, frame)
    );
  }
}

const hasMovedAway = ({ lastInference, pose }: Track): boolean =>
  lastInference.changedShare(upperBody(pose)) >= TRACKER.movedAwayShare;
