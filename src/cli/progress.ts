import { Presets, SingleBar } from 'cli-progress';
import type { Milliseconds } from '../core/units.ts';
import type { AnalysisProgress } from '../pipeline.ts';
import { formatLength } from '../reports/time-text.ts';
import type { Terminal } from './terminal.ts';

/** Shows how far an analysis is, until it is disposed of. */
export interface ProgressReport extends Disposable {
  update(progress: AnalysisProgress): void;
}

/** One line for each 10 % where lines cannot be redrawn, as in a log. */
const LINE_EVERY_PERCENT = 10;

/** Shows progress as a bar where lines can be redrawn, as lines elsewhere. */
export const reportProgress = (name: string, terminal: Terminal): ProgressReport =>
  terminal.redraws ? barProgress(name, terminal) : lineProgress(name, terminal);

function barProgress(name: string, terminal: Terminal): ProgressReport {
  const bar = new SingleBar(
    {
      stream: terminal.errors,
      // Fits into 80 columns with the name of a recording.
      format: '{name} {bar} {percentage}% · {speed}× 实时 · 剩余 ETA {left}',
      barsize: 20,
      fps: 5,
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  const startedAt = performance.now();
  bar.start(100, 0, { name, speed: '–', left: '–' });
  return {
    update(progress) {
      bar.update(percentOf(progress) ?? 0, { name, ...inWords(progress, startedAt) });
    },
    [Symbol.dispose]: () => bar.stop(),
  };
}

function lineProgress(name: string, terminal: Terminal): ProgressReport {
  const startedAt = performance.now();
  let next = LINE_EVERY_PERCENT;
  return {
    update(progress) {
      const percent = percentOf(progress);
      if (percent === undefined || percent < next) return;
      next = (Math.floor(percent / LINE_EVERY_PERCENT) + 1) * LINE_EVERY_PERCENT;
      const { speed, frames, left } = inWords(progress, startedAt);
      terminal.note(`${name} ${percent}% · ${speed}× 实时 real time · ${frames} 帧 frames · 剩余 ETA ${left}`);
    },
    [Symbol.dispose]() {},
  };
}

/** Percent analysed; undefined where the length of the file is not known. */
const percentOf = ({ tMs, startMs, durationMs }: AnalysisProgress): number | undefined =>
  durationMs ? Math.min(100, Math.floor(((tMs - startMs) / durationMs) * 100)) : undefined;

function inWords({ tMs, startMs, durationMs, framesAnalysed }: AnalysisProgress, startedAt: Milliseconds) {
  const analysedMs = tMs - startMs;
  const speed = analysedMs / (performance.now() - startedAt);
  const left =
    durationMs === undefined || speed <= 0 ? '–' : formatLength(Math.max(0, durationMs - analysedMs) / speed);
  return { speed: speed.toFixed(1), frames: framesAnalysed, left };
}
