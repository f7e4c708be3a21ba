import { z } from 'zod';
import { LiyiError } from '../../core/errors.ts';
import type { SaidLine } from '../said-line.ts';

/** As recognisers write it (`verbose_json` of the OpenAI-compatible API): seconds from the start. */
const transcript = z.object({
  segments: z
    .array(z.object({ start: z.number().min(0), end: z.number().min(0), text: z.string().max(5000) }))
    .max(200_000),
});

/**
 * The segments of a transcript, or of an answer of a recogniser.
 * @throws LiyiError LIYI_WORDS_INVALID
 */
export function readTranscriptJson(name: string, text: string): SaidLine[] {
  return segmentsOf(parsed(name, text), name);
}

/**
 * The segments in a document.
 * @throws LiyiError LIYI_WORDS_INVALID
 */
export function segmentsOf(document: unknown, name: string): SaidLine[] {
  const read = transcript.safeParse(document);
  if (!read.success) throw invalid(name, read.error.issues[0]?.message ?? 'not a transcript');
  return read.data.segments
    .filter(({ start, end }) => end > start)
    .map(({ start, end, text }) => ({ startMs: start * 1000, endMs: end * 1000, text: text.trim() }));
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes what anybody said.
    throw invalid(name, 'not JSON');
  }
}

const invalid = (name: string, why: string): LiyiError =>
  new LiyiError('LIYI_WORDS_INVALID', {
    message: `${name} is no transcript: ${why}`,
    remedy: 'A .json file holds {"segments": [{"start": seconds, "end": seconds, "text": "…"}, …]}.',
  });
