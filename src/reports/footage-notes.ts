import { CAMERA_CONDITION_WORDING } from '../contract/picture-fault.ts';
import type { Wording } from '../contract/wording.ts';
import type { Milliseconds } from '../core/units.ts';
import type { ClockOffset } from '../duties/clock-offset.ts';
import { pictureFaults } from '../events/picture-faults.ts';
import { isHardlyAny, usableMs } from '../rulebooks/usable-footage.ts';
import { restartsOf } from '../store/runs/decoding-record.ts';
import { gapsOf } from '../store/runs/run-gaps.ts';
import type { AnalysedTimeline } from './analysis-document.ts';
import { formatInterval, formatOffset } from './time-text.ts';

/** What a reader has to know of how a run's footage was read, beside what is missing of it. Times as the run has them. */
export function footageNotes(
  run: Pick<AnalysedTimeline, 'footage' | 'completeness' | 'decoding' | 'blindness' | 'clockOffset'>,
): Wording[] {
  const { footage, decoding } = run;
  const whole = { startMs: footage.startMs, endMs: footage.startMs + footage.durationMs };
  const gaps = gapsOf(run);
  const seconds = (usableMs(whole, gaps) / 1000).toFixed(1);
  const restarts = decoding ? restartsOf(decoding).map(formatOffset).join('、') : '';
  const { statedFps } = decoding ?? {};
  const { stream = 0 } = footage;
  return [
    ...(stream === 0
      ? []
      : [{ zh: `第 ${stream + 1} 路视频流（--stream ${stream}）`, en: `video stream ${stream} of the file` }]),
    ...(isHardlyAny(whole, gaps)
      ? [
          {
            zh: `可用录像只有 ${seconds} 秒，没看到的不能算没发生`,
            en: `hardly any usable footage (${seconds} s): what it does not show proves nothing`,
          },
        ]
      : []),
    ...(restarts === ''
      ? []
      : [
          {
            zh: `录像机时钟在 ${restarts} 重新开始，其后时间接着算，停机多久不知道`,
            en: `the recorder’s clock was reset at ${restarts}: time goes on, without the pause, whose length is not known`,
          },
        ]),
    ...(statedFps === undefined
      ? []
      : [
          {
            zh: `没有时间信息，按注明的每秒 ${statedFps} 帧计时`,
            en: `without times: shown at the stated ${statedFps} fps`,
          },
        ]),
    ...clockNotes(run.clockOffset),
    ...pictureFaults(run.blindness).map((faulty) => {
      const { zh, en } = CAMERA_CONDITION_WORDING[faulty.fault];
      const when = formatInterval(faulty);
      return { zh: `${when} ${zh}，不作判断`, en: `${en} (${when}): judged by nobody` };
    }),
  ];
}

/** Clocks that agree within two pictures need no note. */
const LEAST_NOTED_MS: Milliseconds = 200;

function clockNotes(clock: ClockOffset | undefined): Wording[] {
  if (clock === undefined || Math.abs(clock.offsetMs) < LEAST_NOTED_MS) return [];
  const seconds = `${clock.offsetMs > 0 ? '+' : '−'}${(Math.abs(clock.offsetMs) / 1000).toFixed(1)} s`;
  const [zh, en] = clock.source === 'set' ? ['按设置', 'as set'] : ['估计', 'estimated'];
  return [
    {
      zh: `时钟与其他机位不同，已校正 ${seconds}（${zh}）`,
      en: `its clock is corrected to the other cameras’: ${seconds}, ${en}`,
    },
  ];
}
