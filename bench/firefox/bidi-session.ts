import { once } from 'node:events';

interface Answer {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: unknown;
  readonly message?: string;
  readonly method?: string;
  readonly params?: unknown;
}

/** A WebDriver BiDi session (w3.org/TR/webdriver-bidi) with a browser that listens on its remote debugging port. */
export class BidiSession implements AsyncDisposable {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #onEvent: (method: string, params: unknown) => void;
  #last = 0;

  private constructor(socket: WebSocket, onEvent: (method: string, params: unknown) => void) {
    this.#socket = socket;
    this.#onEvent = onEvent;
    socket.addEventListener('message', ({ data }) => this.#take(JSON.parse(String(data)) as Answer));
  }

  static async open(port: number, onEvent: (method: string, params: unknown) => void): Promise<BidiSession> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/session`);
    await once(socket, 'open');
    const session = new BidiSession(socket, onEvent);
    await session.send('session.new', { capabilities: {} });
    return session;
  }

  async send<T>(method: string, params: object): Promise<T> {
    const id = ++this.#last;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(id, answer);
    this.#socket.send(JSON.stringify({ id, method, params }));
    return (await answer.promise) as T;
  }

  #take({ id, type, result, message, method, params }: Answer): void {
    if (type === 'event') this.#onEvent(method!, params);
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id!);
    if (type === 'success') waiting.resolve(result);
    else waiting.reject(new Error(message));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.send('session.end', {}).catch(() => undefined);
    this.#socket.close();
  }
}
