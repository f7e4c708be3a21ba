import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { runFfmpeg } from './made-video.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface RtspServer extends AsyncDisposable {
  readonly port: number;
  /** Cuts every connection, as a camera that restarts. */
  cut(): void;
}

export interface RtspOptions {
  /** Basic authentication; without it, anybody may play. */
  readonly user?: string;
  readonly password?: string;
}

/**
 * As much of RTSP 1.0 (RFC 2326) as a camera's client needs: one H.264 file, over and over, interleaved in TCP. ffmpeg
 * makes the RTP packets.
 */
export async function serveRtsp(file: string, options: RtspOptions = {}): Promise<RtspServer> {
  const sdp = describe(file);
  const players = new Set<Socket>();
  const server = createServer((socket) => {
    players.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => players.delete(socket));
    answer(socket, file, sdp, options);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const player of players) player.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    async [Symbol.asyncDispose]() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const COPY = ['-an', '-c:v', 'copy', '-f', 'rtp'];

function describe(file: string): string {
  using folder = temporaryFolder();
  const path = join(folder.path, 'stream.sdp');
  runFfmpeg('-i', file, '-t', '0.1', ...COPY, '-sdp_file', path, 'rtp://127.0.0.1:9?pkt_size=1200');
  const sdp = readFileSync(path, 'utf8').replace(/m=video \d+/, 'm=video 0');
  return `${sdp.trimEnd().split(/\r?\n/).join('\r\n')}\r\na=control:track0\r\n`;
}

function answer(socket: Socket, file: string, sdp: string, { user, password }: RtspOptions): void {
  const expected = user === undefined ? undefined : `Basic ${btoa(`${user}:${password}`)}`;
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
      const request = text.slice(text.search(/[A-Z]{4}/), end);
      text = text.slice(end + 4);
      const method = request.split(' ', 1)[0];
      const header = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(request)?.[1]?.trim();
      const reply = (status: string, headers: readonly string[] = [], body = '') =>
        socket.write([`RTSP/1.0 ${status}`, `CSeq: ${header('CSeq')}`, ...headers, '', body].join('\r\n'));
      if (expected !== undefined && method !== 'OPTIONS' && header('Authorization') !== expected)
        reply('401 Unauthorized', ['WWW-Authenticate: Basic realm="camera"']);
      else if (method === 'OPTIONS') reply('200 OK', ['Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN']);
      else if (method === 'DESCRIBE')
        reply('200 OK', ['Content-Type: application/sdp', `Content-Length: ${Buffer.byteLength(sdp)}`], sdp);
      else if (method === 'SETUP') reply('200 OK', ['Session: 1', 'Transport: RTP/AVP/TCP;unicast;interleaved=0-1']);
      else if (method === 'PLAY') {
        reply('200 OK', ['Session: 1']);
        void play(socket, file);
      } else reply('200 OK', ['Session: 1']);
    }
  });
}

async function play(socket: Socket, file: string): Promise<void> {
  const packets = createSocket('udp4');
  packets.on('message', (packet) => {
    const frame = Buffer.from([0x24, 0, packet.length >> 8, packet.length & 255]);
    socket.write(Buffer.concat([frame, packet]));
  });
  packets.bind(0, '127.0.0.1');
  await once(packets, 'listening');
  const target = `rtp://127.0.0.1:${packets.address().port}?pkt_size=1200`;
  const args = ['-v', 'error', '-nostdin', '-re', '-stream_loop', '-1', '-i', file, ...COPY, target];
  const sender = spawn('ffmpeg', args, { stdio: 'ignore' });
  const stop = () => {
    sender.kill('SIGKILL');
    packets.close();
  };
  if (socket.destroyed) stop();
  else socket.once('close', stop);
}
