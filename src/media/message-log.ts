import { redactCredentials } from '../core/redact.ts';

/** Enough to see why a program failed, and a bound however much it writes. */
const KEPT_LINES = 40;
const LONGEST_LINE_CHARS = 2_000;

/** The last messages of a program, without credentials, and how often given patterns occurred in all of them. */
export class MessageLog {
  readonly #lines: string[] = [];
  readonly #counters: { readonly pattern: RegExp; count: number }[] = [];
  readonly #decoder = new TextDecoder();
  #rest = '';

  /** Counts matching lines from now on. */
  count(pattern: RegExp): () => number {
    const counter = { pattern, count: 0 };
    this.#counters.push(counter);
    return () => counter.count;
  }

  push(chunk: Uint8Array): void {
    const parts = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split(/[\r\n]+/);
    this.#rest = parts.pop()!.slice(0, LONGEST_LINE_CHARS);
    for (const line of parts) this.#add(line);
  }

  end(): void {
    this.#add(this.#rest);
    this.#rest = '';
  }

  /** The last lines, joined by `; `. */
  tail(lines: number = KEPT_LINES): string {
    return this.#lines.slice(-lines).join('; ');
  }

  has(pattern: RegExp): boolean {
    return this.#lines.some((line) => pattern.test(line));
  }

  #add(line: string): void {
    const text = redactCredentials(line.trim().slice(0, LONGEST_LINE_CHARS));
    if (text === '') return;
    for (const counter of this.#counters) if (counter.pattern.test(text)) counter.count++;
    this.#lines.push(text);
    if (this.#lines.length > KEPT_LINES) this.#lines.shift();
  }
}
