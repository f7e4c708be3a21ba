import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Takes what came, lent: valid until it returns. Where it answers `false`, nothing more comes, and what came stays as it
 * is, until the pipe is resumed.
 */
export type ChunkReader = (chunk: Uint8Array) => boolean;

/** More than the system's buffer of a socket holds. */
const BUFFER_BYTES = 262_144;

/**
 * A way out of a child process whose reader fills one buffer over and over. A child's usual output makes a new buffer for
 * every 64 KB, which at 17 MB a second and stream kept the collector busy for a seventh of a live stream's cost.
 */
export interface ReusedPipe extends Disposable {
  /** For the child's `stdio`; destroy it once the child has it. */
  readonly writeEnd: Socket;
  /** Settles once the child's end is closed and all of it was read; never rejects. */
  readonly ended: Promise<void>;
  resume(): void;
}

export async function openReusedPipe(onChunk: ChunkReader): Promise<ReusedPipe> {
  // Only we may enter the folder, so nobody else can connect.
  const folder = await mkdtemp(join(tmpdir(), 'liyi-pipe-'));
  const server = createServer({ pauseOnConnect: true });
  try {
    const path = join(folder, 'p');
    server.listen(path);
    await once(server, 'listening');
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
    const reader = connect({
      path,
      onread: {
        buffer,
        callback: (length) => onChunk(buffer.subarray(0, length)),
      },
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
