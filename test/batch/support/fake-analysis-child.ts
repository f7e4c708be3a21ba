import { analyzeForParent } from '../../../src/batch/analyze-for-parent.ts';

analyzeForParent(async () => (await import('./fake-analyzer.ts')).analyzeFootage);
