import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { TimedText } from './timed-text.ts';

export interface ElanDocument {
  readonly texts: readonly TimedText[];
  readonly footageStartMs: Milliseconds;
  /** File name of the recording, which is expected beside the document. */
  readonly media: string;
  readonly writtenAt: EpochMilliseconds;
}

/**
 * Annotations for ELAN with a tier for each kind of text. Source: EAF 3.0, Max Planck Institute for Psycholinguistics.
 */
export function elanEaf({ texts, footageStartMs, media, writtenAt }: ElanDocument): string {
  const times = [...new Set(texts.flatMap((text) => [text.startMs, endOf(text)]))].sort((a, b) => a - b);
  const slots = new Map(times.map((tMs, i) => [tMs, `ts${i + 1}`]));
  let annotations = 0;
  const tiers = tiersOf(texts).map(
    ([tier, ofTier]) =>
      `  <TIER LINGUISTIC_TYPE_REF="default" TIER_ID="${escaped(tier)}">\n${ofTier
        .map(
          (timed) =>
            `    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a${++annotations}" TIME_SLOT_REF1="${slots.get(timed.startMs)}" TIME_SLOT_REF2="${slots.get(endOf(timed))}">` +
            `<ANNOTATION_VALUE>${escaped(timed.text)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>\n`,
        )
        .join('')}  </TIER>\n`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<ANNOTATION_DOCUMENT AUTHOR="Liyi" DATE="${new Date(writtenAt).toISOString()}" FORMAT="3.0" VERSION="3.0" `,
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ',
    'xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">\n',
    '  <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">',
    `<MEDIA_DESCRIPTOR MEDIA_URL="${escaped(media)}" RELATIVE_MEDIA_URL="./${escaped(media)}" MIME_TYPE="video/mp4"/></HEADER>\n`,
    '  <TIME_ORDER>\n',
    ...times.map(
      (tMs) =>
        `    <TIME_SLOT TIME_SLOT_ID="${slots.get(tMs)}" TIME_VALUE="${Math.max(0, Math.round(tMs - footageStartMs))}"/>\n`,
    ),
    '  </TIME_ORDER>\n',
    ...tiers,
    '  <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default" TIME_ALIGNABLE="true"/>\n',
    '</ANNOTATION_DOCUMENT>\n',
  ].join('');
}

/** A tier holds one annotation at a time: texts that begin before another has ended go to further tiers of the same name. */
function tiersOf(texts: readonly TimedText[]): [tier: string, texts: TimedText[]][] {
  const tiers = new Map<string, TimedText[]>();
  for (const text of texts.toSorted((a, b) => a.startMs - b.startMs)) {
    if (text.endMs < text.startMs) continue;
    let [name, number] = [text.tier, 1];
    while (!isFree(tiers.get(name)?.at(-1), text)) name = `${text.tier} (${++number})`;
    tiers.set(name, [...(tiers.get(name) ?? []), text]);
  }
  return [...tiers];
}

const isFree = (last: TimedText | undefined, { startMs }: TimedText): boolean =>
  last === undefined || endOf(last) <= startMs;

/** ELAN shows no annotation without length. */
const endOf = ({ startMs, endMs }: TimedText): number => Math.max(endMs, startMs + 1);

/** Text escaped for XML 1.0, without control characters, which XML cannot hold. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
