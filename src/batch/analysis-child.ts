/**
 * Analyses one recording and ends. A process of its own: whatever brings it down takes one recording's work with it, and
 * its memory is gone when it ends. It follows its parent: with nobody to report to, it stops at once.
 */
import { enableCompileCache } from 'node:module';
import { plainError } from '../core/plain-error.ts';
import type { AnalysisMessage, AnalysisTask, Analyzer } from './analysis-messages.ts';
import { withoutSecrets } from './public-name.ts';

const PROGRESS_EVERY_MS = 500;

// Before the rest is loaded: half of what a start costs.
enableCompileCache();

process.once('disconnect', () => process.exit(1));
// A terminal's Ctrl-C is the parent's to decide about.
process.on('SIGINT', () => {});
process.once('message', (task) => void work(task as AnalysisTask));

async function work(task: AnalysisTask): Promise<void> {
  const message = await outcomeOf(task);
  process.send!(message, () => process.disconnect());
}

async function outcomeOf(task: AnalysisTask): Promise<AnalysisMessage> {
  let lastMs = 0;
  try {
    const { analyzeRecording } = await import('./analyze-recording.ts');
    const { analyzeFootage } = (await import(task.analyzerModule)) as { analyzeFootage: Analyzer };
    const result = await analyzeRecording(task, {
      analyze: analyzeFootage,
      signal: new AbortController().signal,
      onFraction: (fraction) => {
        if (performance.now() - lastMs < PROGRESS_EVERY_MS) return;
        lastMs = performance.now();
        send({ type: 'progress', fraction, at: Date.now() });
      },
    });
    return { type: 'done', result };
  } catch (error) {
    const { message, ...rest } = plainError(error);
    return { type: 'failed', error: { ...rest, message: withoutSecrets(message, task.path) } };
  }
}

const send = (message: AnalysisMessage): void => void process.send?.(message);
