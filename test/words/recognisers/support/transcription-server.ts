import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AskedPiece {
  readonly authorization: string | undefined;
  readonly url: string | undefined;
  readonly fields: ReadonlyMap<string, string>;
  /** Bytes of the file. */
  readonly bytes: number;
}

export type Answering = (response: ServerResponse, piece: AskedPiece, count: number) => void;

/** A server that speaks like `/v1/audio/transcriptions`, as told. */
export class TranscriptionServer implements AsyncDisposable {
  readonly asked: AskedPiece[] = [];
  /** Most requests that were open at a time. */
  most = 0;
  #open = 0;
  readonly #server;

  private constructor(answer: Answering) {
    this.#server = createServer(async (request, response) => {
      this.#open += 1;
      this.most = Math.max(this.most, this.#open);
      response.once('close', () => {
        this.#open -= 1;
      });
      this.asked.push(await pieceOf(request));
      answer(response, this.asked.at(-1)!, this.asked.length);
    });
  }

  static async start(answer: Answering): Promise<TranscriptionServer> {
    const server = new TranscriptionServer(answer);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

export const says =
  (text: string): Answering =>
  (response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ text }));
  };

async function pieceOf(request: IncomingMessage): Promise<AskedPiece> {
  const body = Buffer.concat(await request.toArray());
  const type = request.headers['content-type'] ?? '';
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const file = form.get('file');
  return {
    authorization: request.headers.authorization,
    url: request.url,
    fields: new Map([...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : []))),
    bytes: file instanceof Blob ? file.size : 0,
  };
}
