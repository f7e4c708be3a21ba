import { HOUR_MS, MINUTE_MS } from '../../contract/durations.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { SaidLine } from '../said-line.ts';

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})`;
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}`);

/** The cues of SubRip or WebVTT, without numbers, settings and tags. Source: WebVTT, W3C 2019; SubRip has no standard. */
export function readCues(text: string): SaidLine[] {
  const blocks = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/);
  return blocks.flatMap((block) => {
    const rows = block.split('\n');
    const at = rows.findIndex((row) => TIMING.test(row));
    const time = TIMING.exec(rows[at] ?? '');
    if (!time) return [];
    const [startMs, endMs] = [timeOf(time.slice(1, 5)), timeOf(time.slice(5, 9))];
    if (endMs <= startMs) return [];
    return [{ startMs, endMs, text: plain(rows.slice(at + 1).join(' ')) }];
  });
}

function timeOf([hours = '0', minutes = '0', seconds = '0', fraction = '0']: readonly string[]): Milliseconds {
  return (
    Number(hours ?? 0) * HOUR_MS +
    Number(minutes) * MINUTE_MS +
    Number(seconds) * 1000 +
    Number(fraction.padEnd(3, '0'))
  );
}

const plain = (text: string): string =>
  text
    .replace(/<[^>]*>|\{\\[^}]*\}/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
