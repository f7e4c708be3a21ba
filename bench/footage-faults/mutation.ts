import type { Milliseconds } from '../../src/core/units.ts';

/** How pictures are coded: an encoder of ffmpeg with its arguments. */
export interface Coding {
  readonly codec: string;
  readonly container: string;
  /** Pictures from one key picture to the next. */
  readonly keyEvery: number;
  readonly reordered: boolean;
}

/** What is wrong, or only unusual, with a recording. */
export type Fault =
  | { readonly kind: 'offset'; readonly seconds: number }
  | { readonly kind: 'hole'; readonly seconds: number }
  | { readonly kind: 'stopped-clock'; readonly seconds: number }
  | { readonly kind: 'jitter'; readonly lengthMs: Milliseconds }
  | { readonly kind: 'sound'; readonly leadSeconds: number }
  | { readonly kind: 'undecodable-sound' }
  | { readonly kind: 'second-stream'; readonly chosen: 0 | 1 }
  | { readonly kind: 'restart'; readonly times: number; readonly size: string | undefined }
  | { readonly kind: 'rotated'; readonly degrees: number }
  | { readonly kind: 'lost-head'; readonly share: number }
  | { readonly kind: 'lost-tail'; readonly share: number }
  | { readonly kind: 'lost-middle'; readonly at: number; readonly share: number }
  | { readonly kind: 'zeros'; readonly at: number; readonly share: number }
  | { readonly kind: 'noise'; readonly bytes: number }
  | { readonly kind: 'lost-packets'; readonly oneIn: number };

/** A recording made from a fixture clip. */
export interface Mutation {
  readonly id: number;
  readonly clip: string;
  readonly fromSeconds: number;
  readonly lengthSeconds: number;
  readonly size: string;
  readonly fps: number;
  readonly coding: Coding;
  readonly faults: readonly Fault[];
  /** Seed of what is left to chance while the file is made and looked at. */
  readonly seed: number;
}

/** Codecs that each container holds, and that this machine's ffmpeg writes. */
const CONTAINERS: Readonly<Record<string, readonly string[]>> = {
  mp4: ['libx264', 'libx265', 'mpeg4', 'mjpeg'],
  mov: ['libx264', 'mjpeg'],
  mkv: ['libx264', 'libx265', 'mpeg4', 'mpeg2video', 'libvpx'],
  ts: ['libx264', 'libx265', 'mpeg2video', 'mpeg4'],
  mpg: ['mpeg2video', 'libx264'],
  flv: ['libx264', 'flv'],
  avi: ['libx264', 'mpeg4', 'mjpeg', 'msmpeg4v2'],
  asf: ['wmv2', 'libx264'],
  h264: ['libx264'],
  hevc: ['libx265'],
  mjpeg: ['mjpeg'],
};

const CLIPS = ['counter-by-the-book', 'counter-violations', 'counter-violations-front'] as const;
const SIZES = ['640x360', '640x360', '320x180', '480x640', '1280x720'] as const;
/** Standards of MPEG-1 and -2 allow no other rates. */
const MPEG_RATES = new Set(['mpeg2video']);
const JOINABLE = new Set(['ts', 'mpg', 'mkv', 'flv']);
const UNTIMED = new Set(['h264', 'hevc', 'mjpeg']);

/** Mutation number `id` of the sweep with this seed. Pure: the same numbers give the same mutation. */
export function mutationOf(seed: number, id: number): Mutation {
  const random = randomNumbers(seed * 100_003 + id);
  const below = (n: number): number => Math.floor(random() * n);
  const among = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const between = (from: number, to: number): number => Math.round((from + random() * (to - from)) * 100) / 100;
  const container = among(Object.keys(CONTAINERS));
  const codec = among(CONTAINERS[container]!);
  const coding = { container, codec, keyEvery: among([1, 10, 50, 1000]), reordered: random() < 0.4 };
  const kinds = FAULTS.filter(({ fits = () => true }) => fits(container));
  const faults = [among(kinds), ...(random() < 0.35 ? [among(kinds)] : [])];
  return {
    ...{ id, clip: among(CLIPS), fromSeconds: between(0, 18), lengthSeconds: between(5, 10), size: among(SIZES) },
    ...{ fps: MPEG_RATES.has(codec) ? 25 : among([5, 10, 12.5, 25, 30_000 / 1001]), coding },
    faults: faults
      .filter((fault, i) => faults.findIndex(({ kind }) => kind === fault.kind) === i)
      .map(({ make }) => make({ below, among, between })),
    seed: below(2 ** 31),
  };
}

interface Chance {
  readonly below: (n: number) => number;
  readonly among: <T>(list: readonly T[]) => T;
  readonly between: (from: number, to: number) => number;
}

interface FaultMaker {
  readonly kind: Fault['kind'];
  /** Whether it can be in such a container; in all, where left out. */
  readonly fits?: (container: string) => boolean;
  readonly make: (chance: Chance) => Fault;
}

const isTimed = (container: string): boolean => !UNTIMED.has(container);

const FAULTS: readonly FaultMaker[] = [
  {
    kind: 'offset',
    fits: isTimed,
    make: ({ among }) => ({ kind: 'offset', seconds: among([3, 600, 40_000, 95_440]) }),
  },
  { kind: 'hole', fits: isTimed, make: ({ among }) => ({ kind: 'hole', seconds: among([1.5, 4, 30, 1800]) }) },
  {
    kind: 'stopped-clock',
    fits: isTimed,
    make: ({ between }) => ({ kind: 'stopped-clock', seconds: between(1, 4) }),
  },
  { kind: 'jitter', fits: isTimed, make: ({ among }) => ({ kind: 'jitter', lengthMs: among([5, 30, 90]) }) },
  { kind: 'sound', fits: isTimed, make: ({ between }) => ({ kind: 'sound', leadSeconds: between(-3, 6) }) },
  { kind: 'undecodable-sound', fits: (c) => c === 'avi', make: () => ({ kind: 'undecodable-sound' }) },
  {
    kind: 'second-stream',
    fits: (c) => ['mkv', 'mp4', 'ts'].includes(c),
    make: ({ among }) => ({ kind: 'second-stream', chosen: among([0, 1]) }),
  },
  {
    kind: 'restart',
    fits: (c) => JOINABLE.has(c),
    make: ({ among }) => ({
      kind: 'restart',
      times: among([1, 1, 2]),
      size: among([undefined, '320x240', '1280x720']),
    }),
  },
  {
    kind: 'rotated',
    fits: (c) => c === 'mp4' || c === 'mov',
    make: ({ among }) => ({ kind: 'rotated', degrees: among([90, 180, 270]) }),
  },
  { kind: 'lost-head', make: ({ between }) => ({ kind: 'lost-head', share: between(0.05, 0.5) }) },
  { kind: 'lost-tail', make: ({ between }) => ({ kind: 'lost-tail', share: between(0.05, 0.6) }) },
  {
    kind: 'lost-middle',
    make: ({ between }) => ({ kind: 'lost-middle', at: between(0.2, 0.7), share: between(0.02, 0.3) }),
  },
  { kind: 'zeros', make: ({ between }) => ({ kind: 'zeros', at: between(0.2, 0.8), share: between(0.01, 0.2) }) },
  { kind: 'noise', make: ({ among }) => ({ kind: 'noise', bytes: among([3, 30, 300]) }) },
  { kind: 'lost-packets', fits: isTimed, make: ({ among }) => ({ kind: 'lost-packets', oneIn: among([4, 20, 60]) }) },
];

/** Numbers from 0 up to 1, the same for the same seed. Source: mulberry32 by Tommy Ettinger, in the public domain. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** In one line: `ts mpeg2video 640x360 25 fps key 50: lost-head 0.2`. */
export function describeMutation({ coding, size, fps, faults }: Mutation): string {
  const { container, codec, keyEvery, reordered } = coding;
  const said = faults.map(({ kind, ...rest }) =>
    [kind, ...Object.values(rest).filter((v) => v !== undefined)].join(' '),
  );
  const b = reordered ? ' b' : '';
  return `${container} ${codec} ${size} ${Math.round(fps * 100) / 100} fps key ${keyEvery}${b}: ${said.join(', ')}`;
}
