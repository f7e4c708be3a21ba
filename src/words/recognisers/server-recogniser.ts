import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { LiyiError } from '../../core/errors.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { Recogniser, SpeechPiece } from '../recogniser.ts';
import type { SaidLine } from '../said-line.ts';
import { segmentsOf } from '../subtitles/transcript-json.ts';
import { waveFile } from '../wave-file.ts';
import { CircuitBreaker, type CircuitOptions } from './circuit-breaker.ts';

export interface ServerSettings {
  /** Address of the API, up to `/v1`, or of `/v1/audio/transcriptions` itself. */
  readonly url: string;
  readonly key?: string | undefined;
  readonly model: string;
  readonly language: string;
  /** For one answer. */
  readonly timeoutMs: Milliseconds;
  /** Further attempts after a failure that may pass. */
  readonly retries: number;
  readonly parallel: number;
}

export interface ServerPatience {
  /** Before the first further attempt; doubled each time. */
  readonly backoffMs: Milliseconds;
  readonly circuit: CircuitOptions;
}

const PATIENCE: ServerPatience = { backoffMs: 500, circuit: { failures: 5, restMs: 60_000 } };
/** More than any transcript of half a minute. */
const LARGEST_ANSWER_BYTES = 1_000_000;
/** Busy, or broken for now. Everything else that is no success would be answered the same again. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * A server with the OpenAI-compatible `/v1/audio/transcriptions`: FunASR, whisper.cpp, vLLM and others. It is handed speech alone.
 */
export class ServerRecogniser implements Recogniser {
  readonly name: string;
  readonly parallel: number;
  readonly #settings: ServerSettings;
  readonly #endpoint: string;
  readonly #patience: ServerPatience;
  readonly #circuit: CircuitBreaker;

  constructor(settings: ServerSettings, patience: ServerPatience = PATIENCE) {
    this.#settings = settings;
    this.#endpoint = endpointOf(settings.url);
    this.name = new URL(this.#endpoint).host;
    this.parallel = settings.parallel;
    this.#patience = patience;
    this.#circuit = new CircuitBreaker(patience.circuit);
  }

  async recognise(piece: SpeechPiece, signal?: AbortSignal): Promise<readonly SaidLine[]> {
    for (let attempt = 0; ; attempt++) {
      this.#circuit.check(this.name);
      const outcome = await this.#ask(piece, signal);
      signal?.throwIfAborted();
      if ('lines' in outcome) {
        this.#circuit.succeeded();
        return outcome.lines;
      }
      this.#circuit.failed();
      if (!outcome.mayPass || attempt >= this.#settings.retries) throw this.#failed(outcome);
      await delay(this.#patience.backoffMs * 2 ** attempt, undefined, { signal });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  async #ask(piece: SpeechPiece, signal: AbortSignal | undefined): Promise<Answer> {
    const patience = AbortSignal.timeout(this.#settings.timeoutMs);
    try {
      const response = await fetch(this.#endpoint, {
        method: 'POST',
        body: this.#form(piece),
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, patience]) : patience,
        ...(this.#settings.key !== undefined && { headers: { authorization: `Bearer ${this.#settings.key}` } }),
      });
      const text = await limitedText(response);
      if (!response.ok) return { why: `answered ${response.status}`, mayPass: PASSING.has(response.status) };
      return { lines: linesOf(text, piece) };
    } catch (error) {
      if (error instanceof LiyiError) return { why: error.message, mayPass: false, cause: error };
      const why = patience.aborted ? `did not answer within ${this.#settings.timeoutMs / 1000} s` : 'cannot be reached';
      return { why, mayPass: true, cause: error as Error };
    }
  }

  #form({ samples }: SpeechPiece): FormData {
    const form = new FormData();
    form.set('file', new Blob([waveFile(samples)], { type: 'audio/wav' }), 'speech.wav');
    form.set('model', this.#settings.model);
    form.set('language', this.#settings.language);
    form.set('response_format', 'verbose_json');
    form.set('temperature', '0');
    return form;
  }

  #failed({ why, cause }: Extract<Answer, { why: string }>): LiyiError {
    return new LiyiError('LIYI_RECOGNISER', {
      message: `The speech recogniser at ${this.name} ${why}.`,
      remedy: 'Check speech.url, the model and the key in the settings; the words can be had later with liyi words.',
      cause,
    });
  }
}

type Answer =
  | { readonly lines: readonly SaidLine[] }
  | { readonly why: string; readonly mayPass: boolean; readonly cause?: Error };

const endpointOf = (url: string): string => {
  const base = url.replace(/\/+$/, '');
  if (base.endsWith('/audio/transcriptions')) return base;
  return base.endsWith('/v1') ? `${base}/audio/transcriptions` : `${base}/v1/audio/transcriptions`;
};

const plainAnswer = z.object({ text: z.string().max(5000) });

/** The segments of an answer, or its text for the whole piece where the server gives no times. */
function linesOf(text: string, piece: SpeechPiece): SaidLine[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw garbage('an answer that is no JSON');
  }
  if (
    typeof document === 'object' &&
    document !== null &&
    Array.isArray((document as { segments?: unknown }).segments)
  ) {
    const lines = segmentsOf(document, 'the answer');
    if (lines.length > 0)
      return lines.map((line) => ({
        ...line,
        startMs: piece.startMs + line.startMs,
        endMs: piece.startMs + line.endMs,
      }));
  }
  const plain = plainAnswer.safeParse(document);
  if (!plain.success) throw garbage('an answer without text');
  return [{ startMs: piece.startMs, endMs: piece.endMs, text: plain.data.text.trim() }];
}

const garbage = (what: string): LiyiError =>
  new LiyiError('LIYI_RECOGNISER', { message: `gave ${what}`, remedy: 'Name a server of transcriptions.' });

async function limitedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > LARGEST_ANSWER_BYTES) throw garbage('an answer that is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
