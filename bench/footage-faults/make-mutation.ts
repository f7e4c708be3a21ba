import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, type Mutation, randomNumbers } from './mutation.ts';

const CLIPS = new URL('../../fixtures/clips/', import.meta.url).pathname;
/** Frames that may lie between those that are shown later. */
const REORDERING = new Set(['libx264', 'mpeg2video', 'mpeg4']);
const TS_PACKET_BYTES = 188;
/** What no decoder knows. */
const UNKNOWN_SOUND = 0x6d6b;

type Of<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>;

/** Makes the file in a folder. */
export function makeMutation(mutation: Mutation, folder: string): string {
  const { container } = mutation.coding;
  const path = join(folder, `${mutation.id}.${container}`);
  const restart = faultOf(mutation, 'restart');
  const parts = Array.from({ length: (restart?.times ?? 0) + 1 }, (_, i) => {
    const part = join(folder, `${mutation.id}-${i}.${container}`);
    encode(mutation, part, i === 0 ? mutation.size : (restart?.size ?? mutation.size));
    return readFileSync(part);
  });
  const bytes = mutation.faults.reduce((data, fault) => damaged(data, fault, mutation), Buffer.concat(parts) as Buffer);
  writeFileSync(path, bytes);
  return path;
}

function faultOf<Kind extends Fault['kind']>({ faults }: Mutation, kind: Kind): Of<Kind> | undefined {
  return faults.find((fault): fault is Of<Kind> => fault.kind === kind);
}

function encode(mutation: Mutation, path: string, size: string): void {
  const { clip, fromSeconds, lengthSeconds, fps, coding } = mutation;
  const second = faultOf(mutation, 'second-stream');
  const sound = faultOf(mutation, 'sound') ?? (faultOf(mutation, 'undecodable-sound') && { leadSeconds: 0 });
  const lead = sound?.leadSeconds ?? 0;
  const source = (name: string) => [
    '-ss',
    `${fromSeconds}`,
    '-t',
    `${lengthSeconds}`,
    '-i',
    join(CLIPS, `${name}.mp4`),
  ];
  const other = clip === 'counter-violations' ? 'counter-by-the-book' : 'counter-violations';
  const offset = faultOf(mutation, 'offset')?.seconds ?? 0;
  const made = path.replace(/\.([^.]+)$/, '.made.$1');
  run([
    ...(lead > 0 ? ['-itsoffset', `${lead}`] : []),
    ...source(clip),
    ...(second ? source(other) : []),
    ...(sound ? ['-itsoffset', `${Math.max(0, -lead)}`, '-f', 'lavfi', '-i', `sine=d=${lengthSeconds}`] : []),
    ...['-map', '0:v', ...(second ? ['-map', '1:v'] : []), ...(sound ? ['-map', `${second ? 2 : 1}:a`] : [])],
    ...['-vf', `scale=${size.replace('x', ':')},setsar=1,fps=${fps}`, '-fps_mode', 'passthrough', ...codec(coding)],
    ...(sound ? soundCodec(coding.container) : []),
    ...(coding.container === 'mpg' ? ['-f', 'vob'] : []),
    ...['-t', `${lengthSeconds + Math.abs(lead)}`, '-output_ts_offset', `${offset}`, made],
  ]);
  run(['-i', made, '-map', '0', '-c', 'copy', ...bitstreamFilters(mutation), ...remux(coding), path]);
}

function codec({ codec, keyEvery, reordered }: Mutation['coding']): string[] {
  const preset = codec === 'libx265' ? 'ultrafast' : 'veryfast';
  const quality = codec.startsWith('lib') ? ['-crf', '20', '-preset', preset] : ['-q:v', '3'];
  const vpx = ['-b:v', '2M', '-deadline', 'realtime', '-cpu-used', '8'];
  return [
    ...['-c:v', codec, '-g', `${keyEvery}`, ...(codec === 'libvpx' ? vpx : quality)],
    ...(REORDERING.has(codec) ? ['-bf', reordered && keyEvery > 1 ? '2' : '0'] : []),
    ...(codec === 'libx265' ? ['-x265-params', 'log-level=error'] : []),
    ...['-pix_fmt', codec === 'mjpeg' ? 'yuvj420p' : 'yuv420p', '-threads', '1'],
  ];
}

const soundCodec = (container: string): string[] => {
  if (['mpg', 'ts', 'avi'].includes(container)) return ['-c:a', 'mp2'];
  return container === 'asf' ? ['-c:a', 'wmav2'] : ['-c:a', 'aac'];
};

const remux = ({ container }: Mutation['coding']): string[] => {
  if (container === 'mpg') return ['-f', 'vob'];
  return container === 'ts' || container === 'mpegts' ? ['-copyts', '-muxdelay', '0'] : ['-copyts'];
};

/** Faults of time are made of packets that are coded already, as recorders make them. */
function bitstreamFilters(mutation: Mutation): string[] {
  const half = Math.round((mutation.lengthSeconds * mutation.fps) / 2);
  const filters = mutation.faults.flatMap((fault) => {
    if (fault.kind === 'hole') return [moved(`if(gte(N,${half}),${fault.seconds}/TB,0)`)];
    if (fault.kind === 'stopped-clock')
      return [moved(`0-max(0,min(N-${half},${Math.round(fault.seconds * mutation.fps)}))/${mutation.fps}/TB*0.999`)];
    if (fault.kind === 'jitter') return [moved(`${fault.lengthMs}/1000/TB*(0.5+0.5*sin(N*12.9898))`)];
    if (fault.kind === 'lost-packets') return [`noise=amount=0:drop=not(mod(n+1\\,${fault.oneIn}))`];
    return [];
  });
  return filters.length === 0 ? [] : ['-bsf:v', filters.join(',')];
}

const moved = (by: string): string => {
  const escaped = `(${by})`.replaceAll(',', '\\,');
  return `setts=pts=PTS+${escaped}:dts=DTS+${escaped}`;
};

function damaged(data: Buffer, fault: Fault, { coding, seed }: Mutation): Buffer {
  const aligned = (share: number): number => {
    const at = Math.floor(data.length * share);
    return coding.container === 'ts' ? at - (at % TS_PACKET_BYTES) : at;
  };
  const random = randomNumbers(seed);
  switch (fault.kind) {
    case 'lost-head':
      return data.subarray(aligned(fault.share));
    case 'lost-tail':
      return data.subarray(0, aligned(1 - fault.share));
    case 'lost-middle':
      return Buffer.concat([data.subarray(0, aligned(fault.at)), data.subarray(aligned(fault.at + fault.share))]);
    case 'zeros':
      return Buffer.from(data).fill(0, aligned(fault.at), aligned(Math.min(1, fault.at + fault.share)));
    case 'noise': {
      const copy = Buffer.from(data);
      for (let n = 0; n < fault.bytes; n++) copy[Math.floor((0.02 + 0.98 * random()) * copy.length)] = random() * 256;
      return copy;
    }
    case 'undecodable-sound':
      return withUnknownSound(data);
    case 'rotated':
      return turned(data, fault.degrees);
    default:
      return data;
  }
}

/** Writes an unknown format into the header of an AVI's sound. */
function withUnknownSound(data: Buffer): Buffer {
  const copy = Buffer.from(data);
  const at = copy.indexOf('strf', copy.indexOf('auds'));
  if (at > 0) copy.writeUInt16LE(UNKNOWN_SOUND, at + 8);
  return copy;
}

/** Writes a turned display matrix into the header of an MP4's first track. Source: ISO/IEC 14496-12, 8.3.2. */
function turned(data: Buffer, degrees: number): Buffer {
  const copy = Buffer.from(data);
  const matrixAt = copy.indexOf('tkhd') + 44;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  for (const [i, value] of [cos, sin, 0, -sin, cos].entries())
    copy.writeInt32BE(Math.round(value * 2 ** 16), matrixAt + 4 * i);
  return copy;
}

const run = (args: readonly string[]): void => {
  const made = spawnSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`ffmpeg ${args.join(' ')}: ${made.stderr}`);
};
