import { extname } from 'node:path';
import { LiyiError } from '../../core/errors.ts';
import type { SaidLine } from '../said-line.ts';
import { readCues } from './cues.ts';
import { readTranscriptJson } from './transcript-json.ts';

/** Extensions of files with words, the first one first where a recording has several. */
export const SUBTITLE_EXTENSIONS = ['.srt', '.vtt', '.json'] as const;

/**
 * The lines of a file of words, in order of time; times are as in the file.
 * @param name tells the format by its extension: `.srt`, `.vtt`, `.json`
 * @throws LiyiError LIYI_WORDS_INVALID for another format or a file that holds none of it
 */
export function readSubtitles(name: string, text: string): SaidLine[] {
  const extension = extname(name).toLowerCase();
  const lines = extension === '.json' ? readTranscriptJson(name, text) : readCues(text);
  if (lines.length === 0 && text.replace(/^\uFEFF?(WEBVTT)?/, '').trim() !== '' && extension !== '.json')
    throw new LiyiError('LIYI_WORDS_INVALID', {
      message: `${name} has no line with a time: it is neither SRT nor WebVTT.`,
      remedy: 'Name a .srt, .vtt or .json file with the words of the recording.',
    });
  return lines.filter((line) => line.text !== '').toSorted((a, b) => a.startMs - b.startMs);
}
