import { useEffect, useRef } from 'react';
import type { MediaClock } from './media-clock.ts';
import type { SpokenLine } from './spoken-line.ts';
import { lineAt } from './spoken-line.ts';

interface WordCaptionProps {
  readonly clock: MediaClock;
  /** In order of time. */
  readonly lines: readonly SpokenLine[];
}

/** What the clerk says at the moment of the picture on the screen. */
export function WordCaption({ clock, lines }: WordCaptionProps) {
  const caption = useRef<HTMLParagraphElement>(null);
  useEffect(
    () =>
      clock.subscribe((tMs) => {
        if (caption.current !== null) caption.current.textContent = lineAt(lines, tMs)?.text ?? '';
      }),
    [clock, lines],
  );
  return lines.length === 0 ? null : <p ref={caption} className="word-caption" lang="zh" />;
}
