import { HOUR_MS, MINUTE_MS } from '../../contract/durations.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { TimedText } from './timed-text.ts';

/**
 * Subtitles for any player, with times from the first picture of the footage on. Source: WebVTT, W3C 2019.
 * @param footageStartMs presentation time of the first picture
 */
export function webVtt(texts: readonly TimedText[], footageStartMs: Milliseconds): string {
  const cues = texts.map(
    ({ tier, text, startMs, endMs }) =>
      `${timestamp(startMs - footageStartMs)} --> ${timestamp(endMs - footageStartMs)}\n${escaped(`${tier}: ${text}`)}\n`,
  );
  return ['WEBVTT\n', ...cues].join('\n');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/\s+/g, ' ');

/** `00:01:02.345` */
function timestamp(ms: Milliseconds): string {
  const whole = Math.max(0, Math.round(ms));
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  const [hours, minutes, seconds] = [
    Math.floor(whole / HOUR_MS),
    Math.floor(whole / MINUTE_MS) % 60,
    Math.floor(whole / 1000) % 60,
  ];
  return `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(whole % 1000, 3)}`;
}
