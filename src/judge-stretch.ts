import { hallDay } from './contract/hall-time.ts';
import type { CameraGeometry } from './core/camera.ts';
import type { PictureSize } from './core/geometry.ts';
import { joinReadings } from './duties/join-readings.ts';
import { splitTimeline } from './duties/split-timeline.ts';
import { type SeenRecording, type Stretch, spanOf } from './duties/stretch.ts';
import { interpret, type Judging } from './interpret.ts';
import type { Timeline } from './store/runs/run.ts';
import { picturedPart } from './store/runs/run-gaps.ts';

/** What a stretch is judged by, in its own time. */
export interface StretchJudging extends Judging {
  readonly camera: CameraGeometry;
  /** Picture in whose pixels the readings are. */
  readonly picture: PictureSize;
}

/**
 * Recordings that follow each other, judged as if they were one.
 * @returns for each part what belongs to it, in its recording's presentation time
 */
export function judgeStretch(stretch: Stretch<SeenRecording>, judging: StretchJudging): readonly Timeline[] {
  const { readings, gaps, tracks } = joinReadings(stretch);
  const recordedOn = hallDay(stretch.originAt);
  const footage = picturedPart(spanOf(stretch), gaps);
  const { timeline } = interpret({ ...judging, readings, gaps, footage, recordedOn });
  return splitTimeline(timeline, stretch, tracks);
}
