import { HALL_OFFSET } from '../contract/hall-time.ts';
import { LiyiError } from '../core/errors.ts';
import type { EpochMilliseconds } from '../core/units.ts';

/** What the name of a recording says. */
export interface NamedRecording {
  readonly window: string;
  /** Left out where the pattern has no hall; then the one from `--hall` or `default` holds. */
  readonly hall?: string;
  readonly startedAt: EpochMilliseconds;
}

/** A pattern for names of recordings, by which window and start are read from a path. */
export interface NamePattern {
  readonly text: string;
  /** What a name says. Undefined where it does not match, or has a date that does not exist. */
  read(pathWithoutExtension: string): NamedRecording | undefined;
}

/**
 * Names that recorders give, the more specific first. Folders count from the file upwards; folders above are free.
 * `{*}` is anything but a slash.
 */
export const USUAL_PATTERNS = [
  // Dahua, on the recorder's own disk: A01/2026-11-20/001/dav/09/09.00.00-10.00.00[R][0@0][0]
  '{window}/{yyyy}-{MM}-{dd}/{*}/dav/{HH}/{*}.{mm}.{ss}-{*}',
  // Dahua, exported: NVR_ch1_main_20261120090000_20261120100000
  '{*}_{window}_main_{yyyy}{MM}{dd}{HH}{mm}{ss}_{*}',
  // Hikvision and others, exported: A01_20261120090000_20261120100000, A01-20261120-090000-100000
  '{window}{_}{yyyy}{-}{MM}{-}{dd}{_}{HH}{-}{mm}{-}{ss}{_}{end}',
  // A01_20261120090000, A01-20261120-090000, A01 2026-11-20 09-00-00, A01_2026-11-20T09.00.00, A01.20261120.090000
  '{window}{_}{yyyy}{-}{MM}{-}{dd}{_}{HH}{-}{mm}{-}{ss}',
  // A01/2026-11-20/09-00-00-10-00-00, A01/20261120090000_20261120100000
  '{window}/{yyyy}{-}{MM}{-}{dd}{sep}{HH}{-}{mm}{-}{ss}{_}{end}',
  // A01/2026-11-20/09-00-00, A01/20261120/090000, A01/20261120090000, A01/2026-11-20_09-00-00
  '{window}/{yyyy}{-}{MM}{-}{dd}{sep}{HH}{-}{mm}{-}{ss}',
  // A01/2026/11/20/09/00-00, A01/2026/11/20/09-00-00
  '{window}/{yyyy}/{MM}/{dd}/{HH}{/}{mm}{-}{ss}',
] as const;

const FIELDS: Readonly<Record<string, string>> = {
  window: '(?<window>[^/]+?)',
  hall: '(?<hall>[^/]+?)',
  yyyy: '(?<yyyy>20\\d\\d)',
  MM: '(?<MM>\\d\\d)',
  dd: '(?<dd>\\d\\d)',
  HH: '(?<HH>\\d\\d)',
  mm: '(?<mm>\\d\\d)',
  ss: '(?<ss>\\d\\d)',
  end: '(?<end>(?:20\\d\\d[-._]?\\d\\d[-._]?\\d\\d[-_ T.]?)?\\d\\d[-._]?\\d\\d[-._]?\\d\\d)',
  digits: '\\d+',
  '*': '[^/]*',
  _: '[-_ T.]?',
  '-': '[-._]?',
  '/': '[-/]',
  sep: '[-_ T./]?',
};
/** A name with a second date is not understood: either could be the start. */
const DATE = /20\d\d[-._]?(?:0[1-9]|1[0-2])[-._]?(?:0[1-9]|[12]\d|3[01])/;
/** Left over where a separator is not the expected one. */
const LOOSE_END = /[-_.]$/;
const REQUIRED = ['window', 'yyyy', 'MM', 'dd', 'HH', 'mm'];
const LONGEST_CODE = 64;

/**
 * Compiles a pattern.
 * @throws LiyiError LIYI_CONFIG, with what is wrong in the pattern
 */
export function namePattern(text: string): NamePattern {
  const fields = [...text.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]!);
  const unknown = fields.find((field) => !(field in FIELDS));
  if (unknown !== undefined) throw wrong(text, `there is no field {${unknown}}`);
  const missing = REQUIRED.find((field) => !fields.includes(field));
  if (missing !== undefined) throw wrong(text, `it lacks {${missing}}`);
  const twice = fields.find((field, i) => isNamed(field) && fields.indexOf(field) !== i);
  if (twice !== undefined) throw wrong(text, `{${twice}} stands in it twice; write {*} for the second`);
  const source = text
    .split(/\{([^}]*)\}/)
    .map((part, i) => (i % 2 === 1 ? FIELDS[part]! : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
    .join('');
  const expression = new RegExp(`(?:^|/)${source}$`, 'u');
  return { text, read: (path) => recordingOf(expression.exec(path)?.groups) };
}

const isNamed = (field: string): boolean => FIELDS[field]!.startsWith('(?<');

function recordingOf(groups: Record<string, string | undefined> | undefined): NamedRecording | undefined {
  if (groups === undefined) return undefined;
  const { hall, yyyy, MM, dd, HH, mm, ss = '00', end } = groups;
  const window = groups.window!.trim();
  const text = `${yyyy}-${MM}-${dd}T${HH}:${mm}:${ss}`;
  const startedAt = Date.parse(`${text}${HALL_OFFSET}`);
  // JavaScript turns the 31st of February into a day of March, which no recorder meant.
  const exists = !Number.isNaN(startedAt) && new Date(Date.parse(`${text}Z`)).toISOString().startsWith(text);
  if (!exists || !isCode(window) || endsBefore(end, `${yyyy}${MM}${dd}${HH}${mm}${ss}`)) return undefined;
  return { window, startedAt, ...(hall !== undefined && { hall }) };
}

const isCode = (window: string): boolean =>
  window !== '' && window.length <= LONGEST_CODE && !DATE.test(window) && !LOOSE_END.test(window);

/** Whether an end with its date lies before the start; an end without a date may be on the next day. */
function endsBefore(end: string | undefined, start: string): boolean {
  const digits = end?.replace(/\D/g, '') ?? '';
  return digits.length === start.length && digits <= start;
}

const wrong = (text: string, why: string): LiyiError =>
  new LiyiError('LIYI_CONFIG', {
    message: `the name pattern ${JSON.stringify(text)} cannot be used: ${why}`,
    remedy: `Its fields are ${Object.keys(FIELDS)
      .map((field) => `{${field}}`)
      .join(' ')}; docs/batch.md shows examples.`,
  });
