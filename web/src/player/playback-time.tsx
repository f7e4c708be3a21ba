import { useEffect, useRef } from 'react';
import { useSay } from '../i18n/language.tsx';
import type { ClipSource } from './clip-source.ts';
import type { MediaClock } from './media-clock.ts';

interface PlaybackTimeProps {
  readonly clock: MediaClock;
  readonly clip: ClipSource;
  readonly event: { readonly startMs: number; readonly endMs: number };
  readonly onSeek: (tMs: number) => void;
}

/** The bar to scrub on, with the evidence marked, and the time to a tenth of a second. */
export function PlaybackTime({ clock, clip, event, onSeek }: PlaybackTimeProps) {
  const t = useSay();
  const bar = useRef<HTMLInputElement>(null);
  const label = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      clock.subscribe((tMs) => {
        if (bar.current !== null) bar.current.value = String(tMs);
        if (label.current !== null)
          label.current.textContent = `${seconds(tMs - clip.startMs)} / ${seconds(clip.endMs - clip.startMs)} s`;
      }),
    [clock, clip],
  );
  // Evidence of a whole shift is longer than its clip.
  const share = (tMs: number) => (tMs - clip.startMs) / (clip.endMs - clip.startMs);
  const percent = (tMs: number) => `${Math.min(1, Math.max(0, share(tMs))) * 100}%`;
  return (
    <span className="scrub">
      <span className="scrub-bar">
        <span
          className="scrub-event"
          style={{ left: percent(event.startMs), right: `calc(100% - ${percent(event.endMs)})` }}
        />
        <input
          ref={bar}
          type="range"
          min={clip.startMs}
          max={clip.endMs}
          step={clip.frameMs}
          defaultValue={clip.startMs}
          aria-label={t('播放位置', 'Position')}
          onInput={(e) => onSeek(Number(e.currentTarget.value))}
        />
      </span>
      <span ref={label} className="numeric" />
    </span>
  );
}

const seconds = (ms: number): string => (Math.max(0, ms) / 1000).toFixed(1);
