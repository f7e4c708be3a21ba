import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LiyiError } from '../../core/errors.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { Recogniser, SpeechPiece } from '../recogniser.ts';
import type { SaidLine } from '../said-line.ts';
import type { FromSherpa, ToSherpa } from './sherpa-messages.ts';
import { findModel, type ModelFolder } from './sherpa-model.ts';

const CHILD = fileURLToPath(new URL('./sherpa-child.ts', import.meta.url));
/** A model of a gigabyte on a slow disk. */
const OPENING_MS: Milliseconds = 120_000;
/** Half a minute of speech takes some seconds. */
const ANSWER_MS: Milliseconds = 120_000;
const LONGEST_NOTE = 500;

export interface SherpaSettings extends ModelFolder {
  readonly language: string;
  readonly threads: number;
}

export interface SherpaProcess {
  /** What the process runs; its own child where left out. */
  readonly program?: string;
  readonly answerMs?: Milliseconds;
}

/** A model of sherpa-onnx that a hall supplies, in a process of its own. */
export class SherpaRecogniser implements Recogniser {
  readonly name: string;
  readonly parallel = 1;
  readonly #child: ChildProcess;
  readonly #answerMs: Milliseconds;
  readonly #waiting = new Map<number, (outcome: FromSherpa | LiyiError) => void>();
  #ended: LiyiError | undefined;
  #lastWords = '';
  #nextId = 0;

  private constructor(name: string, { program = CHILD, answerMs = ANSWER_MS }: SherpaProcess) {
    this.name = name;
    this.#answerMs = answerMs;
    this.#child = fork(program, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' });
    this.#child.stderr!.on('data', (chunk: Buffer) => {
      this.#lastWords = `${this.#lastWords}${chunk}`.slice(-LONGEST_NOTE);
    });
    this.#child.on('message', (message: FromSherpa) => this.#settle('id' in message ? message.id : OPENING, message));
    this.#child.once('error', (error) => this.#end(error.message));
    this.#child.once('close', (code, by) => this.#end(`it ended (${by ?? `exit code ${code}`})`));
  }

  /**
   * Starts the process and loads the model.
   * @throws LiyiError LIYI_RECOGNISER_MODEL where files are missing or the library refuses them
   */
  static async open(settings: SherpaSettings, process: SherpaProcess = {}): Promise<SherpaRecogniser> {
    const model = findModel(settings);
    const recogniser = new SherpaRecogniser(`sherpa-onnx ${model.kind}`, process);
    try {
      const { language, threads } = settings;
      const answer = await recogniser.#ask(OPENING, { type: 'open', model, language, threads }, OPENING_MS);
      if (answer instanceof LiyiError) throw unusable(settings.folder, answer.message);
      if (answer.type !== 'ready')
        throw unusable(
          settings.folder,
          `${answer.type === 'refused' ? answer.why : 'no answer'} ${recogniser.#lastWords}`,
        );
      return recogniser;
    } catch (error) {
      await recogniser[Symbol.asyncDispose]();
      throw error;
    }
  }

  async recognise({ startMs, endMs, samples }: SpeechPiece, signal?: AbortSignal): Promise<readonly SaidLine[]> {
    signal?.throwIfAborted();
    const id = ++this.#nextId;
    const answer = await this.#ask(id, { type: 'recognise', id, samples }, this.#answerMs);
    if (answer instanceof LiyiError) throw answer;
    if (answer.type !== 'text') throw failed(answer.type === 'failed' ? answer.why : 'no answer');
    return [{ startMs, endMs, text: answer.text.trim() }];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
  }

  /** The answer, or why none will come. */
  #ask(id: number, message: ToSherpa, withinMs: Milliseconds): Promise<FromSherpa | LiyiError> {
    if (this.#ended) return Promise.resolve(this.#ended);
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => this.#settle(id, failed(`it did not answer within ${withinMs / 1000} s`)),
        withinMs,
      );
      this.#waiting.set(id, (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
      this.#child.send(message, (error) => error && this.#end(error.message));
    });
  }

  #settle(id: number, outcome: FromSherpa | LiyiError): void {
    this.#waiting.get(id)?.(outcome);
    this.#waiting.delete(id);
  }

  #end(why: string): void {
    this.#ended ??= failed(`${why} ${this.#lastWords}`.trim());
    for (const id of [...this.#waiting.keys()]) this.#settle(id, this.#ended);
  }
}

/** Stands for the id of the first message. */
const OPENING = 0;

const failed = (why: string): LiyiError =>
  new LiyiError('LIYI_RECOGNISER', {
    message: `The process of the speech recogniser failed: ${why}`,
    remedy: 'Look at memory and at the model; the words can be had later with liyi words.',
  });

const unusable = (folder: string, why: string): LiyiError =>
  new LiyiError('LIYI_RECOGNISER_MODEL', {
    message: `The model in ${folder} cannot be used: ${why.trim()}`,
    remedy: 'Fetch the model again, or name its speech.modelKind; liyi doctor tries it.',
  });
