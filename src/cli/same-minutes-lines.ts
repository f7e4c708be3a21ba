import { basename } from 'node:path';
import type { RunRecord } from '../store/runs/runs.ts';

/** What to know of a recording whose camera and time another one claims too: both are kept, and one has a wrong start. */
export const sameMinutesLines = ({ id, window, footage }: Pick<RunRecord, 'id' | 'window' | 'footage'>): string[] => [
  `! 窗口 ${window} 的同一机位在同一时段已有另一段录像（${basename(footage.name)}，run ${id}），两段都保留，分别评判：请核对 --started-at`,
  `! another recording of this camera of window ${window} has the same time (${basename(footage.name)}, run ${id}): both are kept and ` +
    'judged apart. Check --started-at; two cameras have two camera files, or two names',
];
