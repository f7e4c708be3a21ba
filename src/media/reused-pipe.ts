import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Reads a child's output into memory of its own choice. */
export interface PipeReader {
  /** Memory for what is received next. Asked for after each chunk, even when nothing more may come. */
  buffer(): Uint8Array;
  /**
   * The first `length` bytes of the memory given last were filled.
   * @returns whether more may come; otherwise nothing does until the pipe is resumed
   */
  filled(length: number): boolean;
}

/** Much more than the packets that are received at once. */
const CHUNK_BYTES = 65_536;

/**
 * A reader that receives everything in one buffer.
 * @param onChunk is lent each chunk: valid until it returns or, where it returns `false`, until the pipe is resumed
 */
export function inChunks(onChunk: (chunk: Uint8Array) => boolean): PipeReader {
  const buffer = new Uint8Array(CHUNK_BYTES);
  return { buffer: () => buffer, filled: (length) => onChunk(buffer.subarray(0, length)) };
}

/**
 * A child's output that is read into the reader's own memory. Node's own pipes allocate a buffer for every 64 KB: at 14
 * MB a second and stream, the garbage collector took a seventh of a live stream's cost.
 */
export interface ReusedPipe extends Disposable {
  /** For the child's `stdio`; destroy it once the child has it. */
  readonly writeEnd: Socket;
  /** Settles once the child's end is closed and all of it was read; never rejects. */
  readonly ended: Promise<void>;
  resume(): void;
}

/**
 * Opens a pipe whose data goes to `output`. The pipe is a socket in a temporary folder that only this user may enter.
 * @throws Error where no socket can be opened
 */
export async function openReusedPipe(output: PipeReader): Promise<ReusedPipe> {
  // Only we may enter the folder, so nobody else can connect.
  const folder = await mkdtemp(join(tmpdir(), 'liyi-pipe-'));
  const server = createServer({ pauseOnConnect: true });
  try {
    const path = join(folder, 'p');
    server.listen(path);
    await once(server, 'listening');
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const reader = connect({
      path,
      onread: { buffer: () => output.buffer(), callback: (length) => output.filled(length) },
    });
    reader.on('error', () => {}); // the process's own end says why
    const ended = new Promise<void>((resolve) => reader.once('close', () => resolve()));
    const refused = ended.then(() =>
      Promise.reject(new Error('no pipe can be opened: are there too many open files?')),
    );
    refused.catch(() => {});
    const [writeEnd] = await Promise.race([accepted, refused]);
    return { writeEnd, ended, resume: () => reader.resume(), [Symbol.dispose]: () => reader.destroy() };
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
