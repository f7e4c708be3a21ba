/**
 * Analyses one recording and ends. A process of its own: whatever brings it down takes one recording's work with it, and
 * its memory is gone when it ends.
 */
import { analyzeForParent } from './analyze-for-parent.ts';

analyzeForParent(async () => (await import('../pipeline.ts')).analyzeFootage);
