import type { Milliseconds } from '../core/units.ts';
import { type ClockRun, ClockRuns } from './clock-runs.ts';
import type { ProbeOptions } from './ffprobe.ts';
import { type PacketSource, packetTimes } from './packet-times.ts';
import { canBeCut, pieceBorder } from './piece-border.ts';
import { isRemote } from './remote-input.ts';
import type { ByteRange, ClockPiece, TimeMap } from './time-map.ts';

/** MPEG's clock has 33 bits of 1/90 ms. Source: ISO/IEC 13818-1, 2.4.3.7. */
const MPEG_WRAP_MS: Milliseconds = 2 ** 33 / 90;
const CLOCK_OF_33_BITS = new Set(['mpegts', 'mpeg']);

/**
 * A clock that begins later than MPEG's can is the date and the time of day, as Dahua recorders write it: presentation times
 * then count from the recording's start.
 */
const DATE_MS: Milliseconds = MPEG_WRAP_MS;

/** More restarts than this are a broken clock, not a recorder that was switched off now and then. */
const MOST_PIECES = 500;
/** A piece's first picture is shown no later than the packets after it. */
const FIRST_PACKETS = 64;

/** A recording as far as it is known before its packets are read. */
export interface UnmappedRecording {
  readonly path: string;
  /** ffmpeg's name of the container. */
  readonly container: string;
  readonly stream: number;
  /** First presentation time of the file, of picture or sound, on the container's clock. */
  readonly firstMs: Milliseconds;
  /** Nominal length of a picture. */
  readonly frameMs: Milliseconds;
}

/**
 * Reads the times of all packets of a video stream, without decoding, and finds where its clock was reset. Undefined where
 * no packet has a time.
 * @throws LiyiError LIYI_FFMPEG_MISSING, LIYI_INTERRUPTED
 */
export async function readTimeMap(recording: UnmappedRecording, options: ProbeOptions): Promise<TimeMap | undefined> {
  const { path, container, stream, firstMs, frameMs } = recording;
  const runs = await clockRunsOf({ path, stream }, container, options);
  if (runs.length === 0) return undefined;
  const offsetMs = firstMs > DATE_MS ? -firstMs : 0;
  const pieces = [];
  let startMs = runs[0]!.startMs + offsetMs;
  for (const run of runs) {
    pieces.push({ run, startMs });
    startMs = thousandths(startMs + run.lastMs - run.startMs + frameMs);
  }
  const endMs = startMs;
  const cut = runs.length === 1 ? undefined : await cutInto(pieces, recording, options);
  if (cut) return { pieces: cut, endMs };
  return { pieces: [{ startMs: pieces[0]!.startMs, offsetMs, ...(runs.length > 1 && { restarts: true }) }], endMs };
}

async function clockRunsOf(
  source: PacketSource,
  container: string,
  options: ProbeOptions,
): Promise<readonly ClockRun[]> {
  const clock = new ClockRuns(CLOCK_OF_33_BITS.has(container) ? MPEG_WRAP_MS : undefined);
  for await (const packet of packetTimes(source, options)) clock.add(packet);
  return clock.runs;
}

interface FoundPiece {
  readonly run: ClockRun;
  readonly startMs: Milliseconds;
}

/** The pieces as parts of the file; undefined where it cannot be cut so that each of them is read as it was within the whole. */
async function cutInto(
  found: readonly FoundPiece[],
  { path, container, stream }: UnmappedRecording,
  options: ProbeOptions,
): Promise<readonly ClockPiece[] | undefined> {
  if (!canBeCut(container) || isRemote(path) || found.length > MOST_PIECES) return undefined;
  const borders = [0];
  for (const { run } of found.slice(1)) {
    if (run.position === undefined || run.positionBefore === undefined) return undefined;
    const border = await pieceBorder(path, container, run.position, run.positionBefore);
    if (border === undefined) return undefined;
    borders.push(border);
  }
  const pieces: ClockPiece[] = [];
  for (const [i, { startMs }] of found.entries()) {
    const end = borders[i + 1];
    const bytes: ByteRange = { start: borders[i]!, ...(end !== undefined && { end }) };
    const firstMs = await firstPictureOf({ path, stream, bytes, format: formatOf(container) }, options);
    if (firstMs === undefined) return undefined;
    pieces.push({ startMs, offsetMs: thousandths(startMs - firstMs), bytes });
  }
  return pieces;
}

/** ffmpeg's name for opening a container: the first of those it goes by. */
export const formatOf = (container: string): string => container.split(',')[0]!;

async function firstPictureOf(source: PacketSource, options: ProbeOptions): Promise<Milliseconds | undefined> {
  let [packets, firstMs] = [0, Number.POSITIVE_INFINITY];
  for await (const { ptsMs } of packetTimes(source, options)) {
    firstMs = Math.min(firstMs, ptsMs);
    if (++packets === FIRST_PACKETS) break;
  }
  return packets === 0 ? undefined : firstMs;
}

/** Times are known to the microsecond. */
const thousandths = (tMs: Milliseconds): Milliseconds => Math.round(tMs * 1000) / 1000;
