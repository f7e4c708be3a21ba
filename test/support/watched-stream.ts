import type { PictureSize } from '../../src/core/geometry.ts';
import { i420ByteLength } from '../../src/media/frame.ts';
import type { LiveAddress } from '../../src/media/live-address.ts';
import { type ConnectionEnd, connect, type PictureSink } from '../../src/media/live-connection.ts';

export interface Watched {
  readonly times: number[];
  readonly size: PictureSize | undefined;
  readonly end: ConnectionEnd;
}

/** Watched until `enough` pictures have come, or the connection has ended. */
export async function watch(address: LiveAddress, enough: number): Promise<Watched> {
  const times: number[] = [];
  let size: PictureSize | undefined;
  const done = Promise.withResolvers<void>();
  const sink: PictureSink = {
    arrived() {},
    isBusy: () => false,
    buffer: ({ width, height }: PictureSize) => new Uint8Array(i420ByteLength(width, height)),
    filled(ptsMs: number, of: PictureSize) {
      times.push(ptsMs);
      size = of;
      if (times.length >= enough) done.resolve();
      return 'moving';
    },
  };
  await using connection = await connect(address, sink, { maxFps: 12 });
  await Promise.race([done.promise, connection.ended]);
  await connection[Symbol.asyncDispose]();
  return { times, size, end: await connection.ended };
}
