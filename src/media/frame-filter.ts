import type { Interval } from '../core/interval.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import { ffmpegSeconds as seconds } from './input-arguments.ts';

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
  /** Added to every time, so that none is negative. */
  readonly shiftMs: Milliseconds;
}

/** Containers such as Matroska and FLV round times to 1 ms: a frame this early still counts as on the sampling instant. */
const SAMPLING_SLACK_MS: Milliseconds = 1.5;

/** A clock that falls back this far was reset (a recorder restarted). Less is a stray frame, which is dropped. */
const CLOCK_RESET_MS: Milliseconds = 1_000;

/**
 * ffmpeg's filter chain from decoded pictures to the frames delivered: steady clock, sampling grid, upright, scaled,
 * I420.
 */
export function frameFilter(options: FrameFilterOptions): string {
  const { width, height, interlaced, interval, shiftMs } = options;
  const chain = interlaced ? ['yadif=mode=send_frame:deint=interlaced'] : [];
  chain.push(`setpts='${steadyClock(options)}'`, `select='${selection(options)}'`);
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

function selection({ gridStartMs, sampleFps, interval, shiftMs }: FrameFilterOptions): string {
  const from = interval === undefined ? '' : `gte(t,${seconds(interval.startMs + shiftMs - 0.001)})*`;
  if (sampleFps === undefined) return straysDropped('prev_selected_t', `${from}1`);
  const originMs = gridStartMs + shiftMs - SAMPLING_SLACK_MS;
  const cell = (time: string) => `floor((${time}-${seconds(originMs)})*${sampleFps})`;
  return straysDropped('prev_t', `${from}(isnan(prev_selected_t)+gt(${cell('t')},${cell('prev_selected_t')}))`);
}

/**
 * Leaves out frames that are not later than the one before. Each leaves a line in the log that `STRAY_FRAME` matches.
 */
const straysDropped = (before: string, select: string): string =>
  `if(lte(t,${before}),0*print(t,${LOG_WARNING}),${select})`;

/** AV_LOG_WARNING of libavutil. */
const LOG_WARNING = 24;

/** What `print` of an ffmpeg expression logs: a number alone. */
export const STRAY_FRAME = /^(?:\[Eval[^\]]*\] )?\d+\.\d{6}$/;
