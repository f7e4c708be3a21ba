import { LiyiError } from '../core/errors.ts';
import type { Milliseconds } from '../core/units.ts';
import { fileInput } from './input-arguments.ts';
import { redactCredentials } from './redact.ts';

/** Where a live stream comes from: a camera or server, or a file played as if it were one. */
export type LiveAddress =
  | { readonly kind: 'network'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string; readonly loop: boolean };

/** A silent connection is given up after this. */
const SILENCE_MS: Milliseconds = 8_000;
const SILENCE = String(SILENCE_MS * 1000); // in microseconds
/** Enough to see the first key frame of a camera that sends one every two seconds. */
const PROBING = ['-analyzeduration', '3000000', '-probesize', '4000000', '-fflags', '+genpts+discardcorrupt'];

/** ffmpeg's input arguments by scheme. Nothing else may be opened, so that no playlist reads a local file. */
const BY_SCHEME: Readonly<Record<string, readonly string[]>> = {
  rtsp: ['-protocol_whitelist', 'rtsp,rtp,udp,tcp,srtp', '-rtsp_transport', 'tcp', '-timeout', SILENCE],
  rtsps: ['-protocol_whitelist', 'rtsp,rtp,udp,tcp,tls,srtp', '-rtsp_transport', 'tcp', '-timeout', SILENCE],
  rtmp: ['-protocol_whitelist', 'rtmp,tcp', '-rw_timeout', SILENCE],
  rtmps: ['-protocol_whitelist', 'rtmps,tls,tcp', '-rw_timeout', SILENCE],
  http: ['-protocol_whitelist', 'http,tcp', '-rw_timeout', SILENCE],
  https: ['-protocol_whitelist', 'http,https,tls,tcp,crypto', '-rw_timeout', SILENCE],
  srt: ['-protocol_whitelist', 'srt,udp', '-timeout', SILENCE],
};
const LIVE_SCHEMES = Object.keys(BY_SCHEME);

const schemeOf = (url: string): string => /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase() ?? '';

/** Whether a text is an address with a scheme, such as `rtsp://…`, and not a path. */
export const isNetworkUrl = (text: string): boolean => schemeOf(text) !== '';

/**
 * ffmpeg's arguments that open the stream at the pace of real time.
 * @throws LiyiError LIYI_LIVE_ADDRESS for a scheme that is not supported
 */
export function liveInput(address: LiveAddress): readonly string[] {
  if (address.kind === 'file')
    return ['-re', ...(address.loop ? ['-stream_loop', '-1'] : []), '-fflags', '+genpts', ...fileInput(address.path)];
  const options = BY_SCHEME[schemeOf(address.url)];
  if (options === undefined)
    throw new LiyiError('LIYI_LIVE_ADDRESS', {
      message: `${shownAddress(address)}: live streams come by ${LIVE_SCHEMES.join(', ')}`,
      remedy: 'Give the address of the stream as the camera names it, such as rtsp://camera/stream.',
    });
  return [...options, ...PROBING, '-i', address.url];
}

/** The address without credentials, fit for logs, messages and the store. */
export const shownAddress = (address: LiveAddress): string =>
  address.kind === 'file' ? address.path : redactCredentials(address.url);
