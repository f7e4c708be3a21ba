import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import { startFfmpeg } from './ffmpeg-process.ts';
import type { ProbeOptions } from './ffprobe.ts';
import { ffmpegSeconds, fileInput, type InputOptions } from './input-arguments.ts';
import { millisecondsOf } from './stream-facts.ts';

/** What a container says of one packet of a video stream, on the container's own clock. */
export interface PacketTime {
  /** When it is to be decoded; undefined where the container does not tell. */
  readonly dtsMs?: Milliseconds;
  /** When its picture is to be shown; the decoding time where the container does not tell. */
  readonly ptsMs: Milliseconds;
  /** Where it begins in the file; undefined where ffprobe does not know. */
  readonly position?: number;
  /** Whether a decoder can begin with it. */
  readonly isKey: boolean;
}

export interface PacketSource extends InputOptions {
  readonly path: string;
  /** Number of the video stream. */
  readonly stream: number;
  /** Times of the container; sought, so packets from before may come too. */
  readonly interval?: Interval;
}

/**
 * The packets of a video stream in the order in which they are stored, without decoding. Packets without any time and
 * those that an edit list leaves out are passed over. A file that cannot be read gives none.
 * @throws LiyiError LIYI_FFMPEG_MISSING, LIYI_INTERRUPTED
 */
export async function* packetTimes(source: PacketSource, options: ProbeOptions): AsyncGenerator<PacketTime, void> {
  const { path, stream, interval, ...input } = source;
  const args = [
    ...['-v', 'error', '-select_streams', `V:${stream}`, '-show_entries', 'packet=pts_time,dts_time,pos,flags'],
    ...(interval === undefined ? [] : ['-read_intervals', intervalText(interval)]),
    ...['-of', 'csv=p=0', ...fileInput(path, input)],
  ];
  await using run = await startFfmpeg('ffprobe', args, options);
  let rest = '';
  for await (const chunk of run.stdout) {
    const lines = (rest + (chunk as Buffer).toString('latin1')).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      const packet = packetOf(line);
      if (packet) yield packet;
    }
  }
}

const intervalText = ({ startMs, endMs }: Interval): string => `${ffmpegSeconds(startMs)}%${ffmpegSeconds(endMs)}`;

/** `1.400000,1.400000,564,K_` */
function packetOf(line: string): PacketTime | undefined {
  const [pts, dts, position, flags = ''] = line.split(',');
  const [ptsMs, dtsMs] = [millisecondsOf(pts), millisecondsOf(dts)];
  const shownMs = ptsMs ?? dtsMs;
  if (shownMs === undefined || flags.includes('D')) return undefined;
  const at = Number.parseInt(position ?? '', 10);
  return {
    ...(dtsMs === undefined ? {} : { dtsMs }),
    ptsMs: shownMs,
    ...(Number.isNaN(at) ? {} : { position: at }),
    isKey: flags.startsWith('K'),
  };
}
