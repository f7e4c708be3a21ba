import { LiyiError } from '../core/errors.ts';
import { redactCredentials } from '../core/redact.ts';
import type { Milliseconds } from '../core/units.ts';
import { fileInput } from './input-arguments.ts';

/** Where a live stream comes from: a camera or server, or a file played as if it were one. */
export type LiveAddress =
  | { readonly kind: 'network'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string; readonly loop: boolean };

/** A silent connection is given up after this. */
const SILENCE_MS: Milliseconds = 8_000;
const SILENCE = String(SILENCE_MS * 1000); // in microseconds
/** Enough to see the first key frame of a camera that sends one every two seconds. */
const PROBING = { analyzeduration: '3000000', probesize: '4000000', fflags: '+genpts+discardcorrupt' };

interface Scheme {
  /** Nothing else may be opened, so that no playlist reads a local file. */
  readonly protocols: string;
  readonly options: Readonly<Record<string, string>>;
}
const OVER_TCP = { rtsp_transport: 'tcp', timeout: SILENCE };

const BY_SCHEME: Readonly<Record<string, Scheme>> = {
  rtsp: { protocols: 'rtsp,rtp,udp,tcp,srtp', options: OVER_TCP },
  rtsps: { protocols: 'rtsp,rtp,udp,tcp,tls,srtp', options: OVER_TCP },
  rtmp: { protocols: 'rtmp,tcp', options: { rw_timeout: SILENCE } },
  rtmps: { protocols: 'rtmps,tls,tcp', options: { rw_timeout: SILENCE } },
  http: { protocols: 'http,tcp', options: { rw_timeout: SILENCE } },
  https: { protocols: 'http,https,tls,tcp,crypto', options: { rw_timeout: SILENCE } },
  srt: { protocols: 'srt,udp', options: { timeout: SILENCE } },
};
const LIVE_SCHEMES = Object.keys(BY_SCHEME);

const schemeOf = (url: string): string => /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase() ?? '';

/** Whether a text is an address with a scheme, such as `rtsp://…`, and not a path. */
export const isNetworkUrl = (text: string): boolean => schemeOf(text) !== '';

/** How ffmpeg opens a stream. */
export interface LiveInput {
  readonly args: readonly string[];
  /** What it reads from its standard input; left out where it reads nothing. */
  readonly stdin?: string;
}

/**
 * Opens the stream at the pace of real time. An address with its password is handed over on the standard input, as a script
 * of ffmpeg's concat demuxer: everybody on the machine may read the arguments of a process.
 * @throws LiyiError LIYI_LIVE_ADDRESS for a scheme that is not supported
 */
export function liveInput(address: LiveAddress): LiveInput {
  if (address.kind === 'file') {
    const looped = address.loop ? ['-stream_loop', '-1'] : [];
    return { args: ['-re', ...looped, '-fflags', '+genpts', ...fileInput(address.path)] };
  }
  const scheme = BY_SCHEME[schemeOf(address.url)];
  if (scheme === undefined)
    throw new LiyiError('LIYI_LIVE_ADDRESS', {
      message: `${shownAddress(address)}: live streams come by ${LIVE_SCHEMES.join(', ')}`,
      remedy: 'Give the address of the stream as the camera names it, such as rtsp://camera/stream.',
    });
  const options = Object.entries({ ...scheme.options, ...PROBING });
  return {
    args: [
      ...['-protocol_whitelist', `pipe,${scheme.protocols}`],
      ...Object.entries(PROBING).flatMap(([name, value]) => [`-${name}`, value]),
      ...['-f', 'concat', '-safe', '0', '-auto_convert', '0', '-i', 'pipe:0'],
    ],
    stdin: [
      'ffconcat version 1.0',
      `file ${quoted(address.url)}`,
      ...options.map(([name, value]) => `option ${name} ${quoted(value)}`),
      '',
    ].join('\n'),
  };
}

/** As a word of the script, whatever it holds; a line break ends a directive. */
const quoted = (text: string): string => `'${text.replaceAll(/[\r\n]/g, '').replaceAll("'", "'\\''")}'`;

/** The address without credentials, fit for logs, messages and the store. */
export const shownAddress = (address: LiveAddress): string =>
  address.kind === 'file' ? address.path : redactCredentials(address.url);
