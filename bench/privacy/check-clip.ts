import type { CameraGeometry } from '../../src/core/camera.ts';
import { distance } from '../../src/core/geometry.ts';
import type { Milliseconds } from '../../src/core/units.ts';
import { headMiddle, shoulderMiddle } from '../../src/landmarks/upper-body.ts';
import type { FrameReading } from '../../src/measurements/reading.ts';
import { decodeFrames } from '../../src/media/decode.ts';
import type { Footage } from '../../src/media/footage.ts';
import type { VideoFrame } from '../../src/media/frame.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { frameMsOf } from '../../src/media/shown-at.ts';
import { hiddenHeads } from '../../src/reports/evidence/hidden-heads.ts';
import type { HeadFinder } from './found-heads.ts';
import { type Head, isSameHead } from './head.ts';
import { HiddenPart } from './hidden-part.ts';
import type { MeasuredClip } from './measured-clip.ts';
import type { HeadsInTruth } from './true-heads.ts';

/** A head of which too much is to be seen. */
export interface BareHead {
  readonly tMs: Milliseconds;
  readonly head: Head;
  readonly hiddenShare: number;
}

export interface CheckedClip {
  readonly frames: number;
  /** Heads of the public that were in the picture, over all frames. */
  readonly heads: number;
  readonly bare: readonly BareHead[];
  /** Heads of staff in the picture, over all frames, and those of them that are hidden as well. */
  readonly staff: number;
  readonly staffHidden: number;
  /** Mean share of the picture that is hidden. */
  readonly hiddenShare: number;
}

export interface Check {
  readonly path: string;
  readonly measured: MeasuredClip;
  /** That filmed it. */
  readonly camera: CameraGeometry;
  /** Of a rendered clip; empty where nobody knows. */
  readonly truth: readonly HeadsInTruth[];
  /** Left out: only what the truth says is checked. */
  readonly finder?: HeadFinder | undefined;
  /** Called with each frame that shows bare heads. */
  readonly onBare?: ((frame: VideoFrame, bare: readonly BareHead[], footage: Footage) => Promise<void>) | undefined;
}

/** So much of a head must be hidden; the rest is the disc's rim. */
const HIDDEN_SHARE = 0.9;
/** Truth of a frame this far away is of the same frame: containers round times. */
const SAME_FRAME_MS: Milliseconds = 20;
/** Longest time from a frame to a reading that says where the clerk's head is. */
const READING_NEAR_MS: Milliseconds = 700;
/** Of the way from the shoulders' middle to the head's. */
const HEAD_OF_NECK = 0.8;

/**
 * Looks at every frame of a clip as evidence shows it, which stills and clips of findings are parts of: who is neither clerk
 * nor other staff must not be recognisable in any.
 */
export async function checkClip({ path, measured, camera, truth, finder, onBare }: Check): Promise<CheckedClip> {
  const { readings, picture } = measured;
  const footage = await probeFootage(path);
  await using source = decodeFrames(footage);
  const hidden = new HiddenPart(source, footage);
  const stretch = { startMs: footage.startMs, endMs: readings.at(-1)!.tMs };
  const regions = hiddenHeads({ stretch, readings, analysed: picture, shown: footage, camera });
  const bare: BareHead[] = [];
  let [frames, heads, staff, staffHidden, shares] = [0, 0, 0, 0, 0];
  for await (const frame of source) {
    if (frame.ptsMs > stretch.endMs) break;
    hidden.show(frame.ptsMs, frameMsOf(footage), regions);
    const { ours, theirs } = await headsIn(
      frame,
      truth,
      finder,
      clerksAt(readings, frame.ptsMs, frame.width / picture.width),
    );
    const shown = theirs.flatMap((head) => {
      const share = hidden.shareOf(head);
      return share === undefined ? [] : [{ tMs: frame.ptsMs, head, hiddenShare: share }];
    });
    const bareNow = shown.filter(({ hiddenShare }) => hiddenShare < HIDDEN_SHARE);
    if (bareNow.length > 0) await onBare?.(frame, bareNow, footage);
    bare.push(...bareNow);
    const staffShares = ours.flatMap((head) => hidden.shareOf(head) ?? []);
    staff += staffShares.length;
    staffHidden += staffShares.filter((share) => share > 1 - HIDDEN_SHARE).length;
    frames++;
    heads += shown.length;
    shares += hidden.share();
  }
  return { frames, heads, bare, staff, staffHidden, hiddenShare: shares / Math.max(1, frames) };
}

interface HeadsOf {
  readonly ours: readonly Head[];
  readonly theirs: readonly Head[];
}

async function headsIn(
  frame: VideoFrame,
  truth: readonly HeadsInTruth[],
  finder: HeadFinder | undefined,
  clerks: readonly Head[],
): Promise<HeadsOf> {
  const known = truth.find(({ tMs }) => Math.abs(tMs - frame.ptsMs) <= SAME_FRAME_MS);
  const found = (await finder?.find(frame)) ?? [];
  const ours = known?.staff ?? clerks;
  const theirs = known?.public ?? [];
  const others = found.filter((head) => ![...ours, ...theirs].some((other) => isSameHead(head, other)));
  return { ours, theirs: [...theirs, ...others] };
}

/** Heads of clerks where they were measured last or next, in pixels of the frame. */
function clerksAt(readings: readonly FrameReading[], tMs: Milliseconds, scale: number): Head[] {
  return readings
    .filter((reading) => Math.abs(reading.tMs - tMs) <= READING_NEAR_MS)
    .flatMap(({ people }) => people.filter(({ role }) => role === 'clerk'))
    .map(({ pose }) => {
      const { x, y } = headMiddle(pose);
      const radiusPx = HEAD_OF_NECK * distance({ x, y }, shoulderMiddle(pose)) * scale;
      return { centre: { x: x * scale, y: y * scale }, radiusPx, by: 'pose' };
    });
}
