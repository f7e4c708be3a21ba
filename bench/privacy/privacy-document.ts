import { table } from '../../scripts/marked-table.ts';
import type { CheckedClip } from './check-clip.ts';

export interface NamedClip extends CheckedClip {
  readonly folder: string;
  readonly name: string;
  /** Its truth says where heads are. */
  readonly isRendered: boolean;
}

/** A clip in one line: `dev26-two-windows-wide    150 frames    300 heads      2 bare  at 3.2 s, 3.4 s`. */
export function clipLine({ name, frames, heads, bare }: NamedClip): string {
  const counts = `${`${frames}`.padStart(5)} frames ${`${heads}`.padStart(6)} heads ${`${bare.length}`.padStart(5)} bare`;
  return `${name.padEnd(34)} ${counts}  ${momentsOf(bare)}`.trimEnd();
}

const SOUGHT =
  ', and where a face detector that the product does not run, over the\n' +
  'whole picture at two scales, or a pose detector finds one';

const CHOSE_BORDERS =
  'dev26, dev27, dev30 and dev32 chose the borders of what is hidden: figures on them, and those over all clips, are optimistic.';
const KEPT_READINGS =
  'Readings of earlier runs were used where they were kept (`.cache/privacy`), and may be of an earlier version of the tracker;\n' +
  '`--again` analyses the clips anew.';
const NOT_SOUGHT = 'Not run: a detector of heads over clips without truth.';

/** How a bench was run. */
export interface Conditions {
  /** Heads were sought by detectors too. */
  readonly isSought: boolean;
  /** Every clip was analysed for this. */
  readonly isAnew: boolean;
}

/** The bench as a page: heads and bare ones of each folder, and every clip that shows one. */
export function privacyDocument(
  clips: readonly NamedClip[],
  { isSought, isAnew }: Conditions,
  machine: string,
): string {
  const folders = [...Map.groupBy(clips, ({ folder }) => folder)];
  const wrong = clips.filter(({ bare }) => bare.length > 0);
  return `${[
    '# Heads in evidence',
    '`npm run bench:privacy -- --write` looks at every frame of clips, hidden as stills and clips of findings are, for heads of people who\n' +
      `are no staff: where the truth of rendered clips has one${isSought ? SOUGHT : ' (`--truth-only`)'}. A head is bare where less than\n` +
      '90 % of it is hidden; what stands before it is not considered.',
    [CHOSE_BORDERS, ...(isAnew ? [] : [KEPT_READINGS]), ...(isSought ? [] : [NOT_SOUGHT])].join('\n'),
    `On ${machine}.`,
    table(
      ['clips', 'number', 'frames', 'heads', 'bare', 'of the picture hidden', 'of heads of staff hidden too'],
      folders.map(([folder, of]) => [folder, of.length, ...figuresOf(of)]),
    ),
    wrong.length === 0
      ? 'No head is bare.'
      : table(
          ['clip', 'heads', 'bare', 'when'],
          wrong.map(({ name, heads, bare }) => [name, heads, bare.length, momentsOf(bare)]),
        ),
  ].join('\n\n')}\n`;
}

function figuresOf(clips: readonly CheckedClip[]): (string | number)[] {
  const sum = (of: (clip: CheckedClip) => number): number => clips.reduce((total, clip) => total + of(clip), 0);
  const frames = sum((clip) => clip.frames);
  const hidden = sum((clip) => clip.hiddenShare * clip.frames) / frames;
  const staff =
    sum((clip) => clip.staffHidden) /
    Math.max(
      1,
      sum((clip) => clip.staff),
    );
  return [frames, sum((clip) => clip.heads), sum((clip) => clip.bare.length), percent(hidden), percent(staff)];
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Longest way from one bare moment to the next of the same stretch. */
const STRETCH_MS = 1_000;

function momentsOf(bare: CheckedClip['bare']): string {
  const stretches: { from: number; to: number }[] = [];
  for (const { tMs } of bare) {
    const last = stretches.at(-1);
    if (last !== undefined && tMs - last.to <= STRETCH_MS) last.to = tMs;
    else stretches.push({ from: tMs, to: tMs });
  }
  return stretches
    .map(({ from, to }) => (from === to ? seconds(from) : `${seconds(from)} to ${seconds(to)}`))
    .join(', ');
}

const seconds = (tMs: number): string => `${(tMs / 1000).toFixed(1)} s`;
