import { Presets, SingleBar } from 'cli-progress';
import type { Milliseconds } from '../core/units.ts';
import { formatLength } from './format-time.ts';
import type { Terminal } from './terminal.ts';

export interface Progress {
  readonly tMs: Milliseconds;
  readonly footageMs: Milliseconds;
  readonly framesAnalysed: number;
  /** Footage time per wall-clock time. */
  readonly speed: number;
}

export interface ProgressReport extends Disposable {
  update(progress: Progress): void;
}

/** Where lines cannot be redrawn: one each 10 %, as a log wants it. */
const LINE_EVERY_PERCENT = 10;

export const reportProgress = (name: string, terminal: Terminal): ProgressReport =>
  terminal.redraws ? barProgress(name, terminal) : lineProgress(name, terminal);

function barProgress(name: string, terminal: Terminal): ProgressReport {
  const bar = new SingleBar(
    {
      stream: terminal.errors,
      format: '{name} {bar} {percentage}% · {speed}× 实时 real time · {frames} 帧 frames · 剩余 ETA {left}',
      barsize: 24,
      fps: 5,
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  bar.start(100, 0, { name, speed: '–', frames: 0, left: '–' });
  return {
    update(progress) {
      bar.update(percentOf(progress), { name, ...inWords(progress) });
    },
    [Symbol.dispose]: () => bar.stop(),
  };
}

function lineProgress(name: string, terminal: Terminal): ProgressReport {
  let next = LINE_EVERY_PERCENT;
  return {
    update(progress) {
      const percent = percentOf(progress);
      if (percent < next) return;
      next = (Math.floor(percent / LINE_EVERY_PERCENT) + 1) * LINE_EVERY_PERCENT;
      const { speed, frames, left } = inWords(progress);
      terminal.note(`${name} ${percent}% · ${speed}× 实时 real time · ${frames} 帧 frames · 剩余 ETA ${left}`);
    },
    [Symbol.dispose]() {},
  };
}

const percentOf = ({ tMs, footageMs }: Progress): number =>
  footageMs > 0 ? Math.min(100, Math.floor((tMs / footageMs) * 100)) : 0;

const inWords = ({ tMs, footageMs, framesAnalysed, speed }: Progress) => ({
  speed: speed.toFixed(1),
  frames: framesAnalysed,
  left: speed > 0 ? formatLength(Math.max(0, footageMs - tMs) / speed) : '–',
});
