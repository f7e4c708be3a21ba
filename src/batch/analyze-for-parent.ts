import { enableCompileCache } from 'node:module';
import { plainError } from '../core/plain-error.ts';
import type { AnalysisMessage, AnalysisTask, Analyzer } from './analysis-messages.ts';

const PROGRESS_EVERY_MS = 500;

/**
 * Takes one task from the parent process, reports progress and outcome to it, and lets this process end. Without a
 * parent the process stops at once.
 * @param loadAnalyzer called once the task has arrived; loads whatever is large
 */
export function analyzeForParent(loadAnalyzer: () => Promise<Analyzer>): void {
  // Before the rest is loaded, which is half of the cost of a start.
  enableCompileCache();
  process.once('disconnect', () => process.exit(1));
  // The parent decides what Ctrl-C in a terminal does.
  process.on('SIGINT', () => {});
  process.once('message', async (task) => {
    const message = await outcomeOf(task as AnalysisTask, loadAnalyzer);
    process.send!(message, () => process.disconnect());
  });
}

async function outcomeOf(task: AnalysisTask, loadAnalyzer: () => Promise<Analyzer>): Promise<AnalysisMessage> {
  let lastMs = 0;
  try {
    const { analyzeRecording } = await import('./analyze-recording.ts');
    const result = await analyzeRecording(task, {
      analyze: await loadAnalyzer(),
      signal: new AbortController().signal,
      onFraction: (fraction) => {
        if (performance.now() - lastMs < PROGRESS_EVERY_MS) return;
        lastMs = performance.now();
        send({ type: 'progress', fraction, at: Date.now() });
      },
    });
    return { type: 'done', result };
  } catch (error) {
    return { type: 'failed', error: plainError(error) };
  }
}

const send = (message: AnalysisMessage): void => void process.send?.(message);
