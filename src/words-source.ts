import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { LiyiError } from './core/errors.ts';
import type { Interval } from './core/interval.ts';
import type { Milliseconds } from './core/units.ts';
import { decodeSound } from './media/decode-sound.ts';
import type { FfmpegPrograms } from './media/ffmpeg-process.ts';
import { probeFootage } from './media/probe.ts';
import { isRemote } from './media/remote-input.ts';
import { cutSpeech } from './words/cut-speech.ts';
import { openRecogniser, type RecogniserSettings } from './words/recognisers/open-recogniser.ts';
import { readSubtitles } from './words/subtitles/read-subtitles.ts';
import { subtitlesBeside } from './words/subtitles/subtitles-beside.ts';
import { transcribe, type WrittenDown } from './words/transcribe.ts';

/** Where the words of a recording come from. */
export interface WordsSource {
  readonly name: string;
  /**
   * What was said, in presentation time.
   * @param speech the clerks' turns, in order of time
   */
  linesOf(speech: readonly Interval[], footageStartMs: Milliseconds, signal?: AbortSignal): Promise<WrittenDown>;
}

/** The words of a file, with times from the first picture on. @param text what is in it */
export const wordsOfText = (name: string, text: string): WordsSource => ({
  name,
  async linesOf(_, footageStartMs) {
    const lines = readSubtitles(name, text).map((line) => ({
      ...line,
      startMs: line.startMs + footageStartMs,
      endMs: line.endMs + footageStartMs,
    }));
    return { lines };
  },
});

/** The words of a file. `linesOf` throws LiyiError LIYI_WORDS_INVALID where it cannot be read or holds none. */
export const wordsOfFile = (path: string): WordsSource => ({
  name: basename(path),
  linesOf: async (...asked) => wordsOfText(basename(path), await textOf(path)).linesOf(...asked),
});

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new LiyiError('LIYI_WORDS_INVALID', {
      message: `${path} cannot be read: ${(cause as Error).message}`,
      remedy: 'Check the path and who may read it.',
      cause,
    });
  }
}

/** The words of a file that lies beside a recording: what only happens to be named like it is told, and ends nothing. */
const wordsBeside = (path: string): WordsSource => {
  const source = wordsOfFile(path);
  return {
    ...source,
    async linesOf(...asked) {
      try {
        return await source.linesOf(...asked);
      } catch (error) {
        if (error instanceof LiyiError && error.code === 'LIYI_WORDS_INVALID') return { lines: [], problem: error };
        throw error;
      }
    },
  };
};

export interface RecognisedFootage {
  readonly path: string;
  readonly settings: RecogniserSettings;
  readonly ffmpeg: FfmpegPrograms;
  readonly stream?: number | undefined;
}

/** The words that a recogniser hears in a recording: it is handed the clerks' turns and nothing else. */
const wordsByRecogniser = ({ path, settings, ffmpeg: programs, stream }: RecognisedFootage): WordsSource => ({
  name: settings.kind === 'server' ? new URL(settings.server.url).host : 'sherpa-onnx',
  async linesOf(speech, _, signal) {
    if (speech.length === 0) return { lines: [] };
    try {
      const footage = await probeFootage(path, { stream, signal, programs });
      await using sound = decodeSound(footage, { signal, programs });
      if (sound === undefined) return { lines: [] };
      await using recogniser = await openRecogniser(settings);
      return await transcribe(cutSpeech(sound, speech), recogniser, signal);
    } catch (error) {
      // The recording was analysed; without a recogniser it only has no words.
      if (error instanceof LiyiError && error.scope !== 'interruption') return { lines: [], problem: error };
      throw error;
    }
  },
});

/** The file beside a recording, else the recogniser of the settings; undefined where there is neither. */
export function usualWords(
  footage: Omit<RecognisedFootage, 'settings'> & { readonly settings?: RecogniserSettings | undefined },
): WordsSource | undefined {
  const { path, settings } = footage;
  const beside = isRemote(path) ? undefined : subtitlesBeside(path);
  if (beside !== undefined) return wordsBeside(beside);
  return settings && wordsByRecogniser({ ...footage, settings });
}
