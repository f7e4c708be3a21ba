import type { Interval } from '../core/interval.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import { CLOCK_RESET_MS } from './clock-runs.ts';
import { ffmpegSeconds as seconds } from './input-arguments.ts';

/** All times are the container's. */
export interface FrameFilterOptions {
  readonly width: Pixels;
  readonly height: Pixels;
  /** The first instant of the sampling grid. */
  readonly gridStartMs: Milliseconds;
  /** Length of a frame, nominally. */
  readonly frameMs: Milliseconds;
  readonly interlaced: boolean;
  readonly sampleFps?: number | undefined;
  readonly interval?: Interval | undefined;
  /** Where decoding begins; pictures before it are not whole. */
  readonly keyMs?: Milliseconds | undefined;
  /** Pictures beyond it have a wrong time; undefined where the end is not known. */
  readonly latestMs?: Milliseconds | undefined;
  /** Whether the clock falls back on the way. */
  readonly restarts: boolean;
  /** Added to every time, so that none is negative. */
  readonly shiftMs: Milliseconds;
}

/** Containers such as Matroska and FLV round times to 1 ms: a frame this early still counts as on the sampling instant. */
const SAMPLING_SLACK_MS: Milliseconds = 1.5;

/**
 * ffmpeg's filter chain from decoded pictures to the frames delivered: sampling grid, upright, scaled, I420. The first
 * frame decoded is always delivered: it tells where decoding began.
 */
export function frameFilter(options: FrameFilterOptions): string {
  const { width, height, interlaced, interval, shiftMs, restarts } = options;
  const chain = interlaced ? ['yadif=mode=send_frame:deint=interlaced'] : [];
  chain.push(`setpts='${restarts ? steadyClock(options) : `PTS+${seconds(shiftMs)}/TB`}'`);
  chain.push(`select='${selection(options)}'`);
  if (interval !== undefined) chain.push(`trim=end=${seconds(interval.endMs + shiftMs)}`);
  chain.push(`scale=${width}:${height}:flags=bicubic:out_range=tv`, 'setsar=1', 'format=yuv420p');
  return chain.join(',');
}

/** After a reset of the clock, time continues from the last picture; register 0 holds what is added. */
function steadyClock({ frameMs, shiftMs }: FrameFilterOptions): string {
  const reset = `lt(PTS+ld(0),PREV_OUTPTS-${seconds(CLOCK_RESET_MS)}/TB)`;
  return (
    `if(isnan(PREV_OUTPTS),st(0,${seconds(shiftMs)}/TB),` +
    `if(${reset},st(0,floor(PREV_OUTPTS+${seconds(frameMs)}/TB)-PTS)));PTS+ld(0)`
  );
}

function selection(options: FrameFilterOptions): string {
  const { interval, keyMs, shiftMs } = options;
  const isFirst = 'isnan(prev_selected_t)';
  const isWanted = [
    ...(interval === undefined ? [] : [`gte(t,${seconds(interval.startMs + shiftMs - 0.001)})`]),
    ...nextCell(options),
  ];
  const chosen = isWanted.length === 0 ? '1' : `(${isFirst}+${isWanted.join('*')})`;
  return withoutStrays(options, keyMs === undefined ? chosen : `gte(t,${seconds(keyMs + shiftMs - 0.001)})*${chosen}`);
}

/** Whether a frame is the first at or after an instant of the sampling grid. */
function nextCell({ gridStartMs, sampleFps, shiftMs }: FrameFilterOptions): string[] {
  if (sampleFps === undefined) return [];
  const originMs = gridStartMs + shiftMs - SAMPLING_SLACK_MS;
  const cell = (time: string) => `floor((${time}-${seconds(originMs)})*${sampleFps})`;
  return [`gt(${cell('t')},${cell('prev_selected_t')})`];
}

/** No camera takes pictures this near to each other: the time of the second does not advance. */
const NEAREST_MS: Milliseconds = 2;

/**
 * Leaves out frames whose time does not advance. Each leaves a line in the log that `STRAY_FRAME` matches. Register 0
 * holds the latest time so far.
 */
const withoutStrays = ({ latestMs, shiftMs }: FrameFilterOptions, select: string): string => {
  const isLate = latestMs === undefined ? '' : `+gt(t,${seconds(latestMs + shiftMs)})`;
  return `if(lt(t,ld(0)+${seconds(NEAREST_MS)})${isLate},0*print(t,${LOG_WARNING}),0*st(0,t)+${select})`;
};

/** AV_LOG_WARNING of libavutil. */
const LOG_WARNING = 24;

/** What `print` of an ffmpeg expression logs: a number alone. */
export const STRAY_FRAME = /^(?:\[Eval[^\]]*\] )?\d+\.\d{6}$/;
