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
  const times = [...new Set(texts.flatMap(({ startMs, endMs }) => [startMs, endMs]))].sort((a, b) => a - b);
  const slots = new Map(times.map((tMs, i) => [tMs, `ts${i + 1}`]));
  let annotations = 0;
  const tiers = [...Map.groupBy(texts, ({ tier }) => tier)].map(
    ([tier, ofTier]) =>
      `  <TIER LINGUISTIC_TYPE_REF="default" TIER_ID="${escaped(tier)}">\n${withoutOverlap(ofTier)
        .map(
          ({ startMs, endMs, text }) =>
            `    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a${++annotations}" TIME_SLOT_REF1="${slots.get(startMs)}" TIME_SLOT_REF2="${slots.get(endMs)}">` +
            `<ANNOTATION_VALUE>${escaped(text)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>\n`,
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

/** A tier holds one annotation at a time, so a text that begins before the one before has ended is left out. */
function withoutOverlap(texts: readonly TimedText[]): TimedText[] {
  let endMs = Number.NEGATIVE_INFINITY;
  return texts.filter((text) => {
    if (text.startMs < endMs || text.endMs <= text.startMs) return false;
    endMs = text.endMs;
    return true;
  });
}

/** Text escaped for XML 1.0, without control characters, which XML cannot hold. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
