import { Presets, SingleBar } from 'cli-progress';
import type { BatchObserver } from '../batch/run-batch.ts';
import { progressText, settledLine } from './batch-lines.ts';
import type { Terminal } from './terminal.ts';

/** Reports a batch by a line for each recording where lines cannot be redrawn, by one bar where they can. */
export const batchProgress = (terminal: Terminal): BatchObserver & Disposable =>
  terminal.redraws ? bar(terminal) : lines(terminal);

function bar(terminal: Terminal): BatchObserver & Disposable {
  const drawn = new SingleBar(
    {
      stream: terminal.errors,
      format: '{bar} {text}',
      barsize: 24,
      fps: 4,
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  drawn.start(1, 0, { text: '' });
  return {
    onSettled: () => {},
    onProgress: (progress) => drawn.update(progress.fraction, { text: progressText(progress) }),
    [Symbol.dispose]: () => drawn.stop(),
  };
}

function lines(terminal: Terminal): BatchObserver & Disposable {
  let paused = false;
  return {
    onSettled: (settled, progress) => {
      // A folder may hold thousands of pictures and indexes: they are only counted, at the end.
      if (settled.outcome === 'skipped' && settled.skipped.reason === 'not-footage') return;
      terminal.note(`${settledLine(settled, terminal)} · ${progressText(progress)}`);
    },
    onProgress: (progress) => {
      if (progress.paused !== paused) terminal.note(progressText(progress));
      paused = progress.paused;
    },
    [Symbol.dispose]() {},
  };
}
