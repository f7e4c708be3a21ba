import { CAMERA_CONDITION_WORDING } from '../contract/picture-fault.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import type { CounterEvent } from '../events/event.ts';
import type { StreamSpec } from '../watch/stream-spec.ts';
import type { StreamState, StreamStatus } from '../watch/stream-status.ts';

const STATE_ZH: Readonly<Record<StreamState, string>> = {
  connecting: '连接中 connecting',
  live: '直播 live',
  'no-signal': '无信号 no signal',
  ended: '结束 ended',
};

/** The state of a stream in one line of a terminal. */
export function streamLine(status: StreamStatus): string {
  const { stream, window, state, condition, fpsIn, fpsAnalysed, dropped, lagMs, pace, problem } = status;
  const name = stream === window ? window : `${window} ${stream}`;
  const figures =
    `输入 in ${fpsIn.toFixed(1)} fps · 分析 analysed ${fpsAnalysed.toFixed(1)} fps (${pace}) · ` +
    `丢弃 dropped ${dropped} · 延迟 lag ${Math.round(lagMs)} ms`;
  const { zh, en } = CAMERA_CONDITION_WORDING[condition];
  const fault = condition === 'ok' ? '' : ` · ! ${zh} ${en}`;
  return `${name.padEnd(12)} ${STATE_ZH[state]}${fault} · ${figures}${problem === undefined ? '' : ` · ${problem}`}`;
}

/** The state of a stream as a JSON document. */
export const statusRecord = (status: StreamStatus, at: EpochMilliseconds) => ({
  kind: 'status' as const,
  at: new Date(at).toISOString(),
  ...status,
});

/**
 * An event as a JSON document, with wall-clock times. `event-begun`: the event has not ended, and may turn out to be
 * nothing.
 */
export const eventRecord = (
  kind: 'event-begun' | 'event',
  { id, hall, window }: StreamSpec,
  { startMs, endMs, peakMs, ...event }: CounterEvent,
  originMs: EpochMilliseconds,
) => ({
  kind,
  stream: id,
  ...(hall !== undefined && { hall }),
  window,
  ...event,
  start: new Date(originMs + startMs).toISOString(),
  ...(kind === 'event' && { end: new Date(originMs + endMs).toISOString() }),
  ...(peakMs !== undefined && { peak: new Date(originMs + peakMs).toISOString() }),
});
