import { useEffect, useMemo, useRef, useState } from 'react';
import { useSay } from '../i18n/language.tsx';
import { usePalette } from '../theme/appearance.tsx';
import type { ClipSource } from './clip-source.ts';
import type { MediaClock } from './media-clock.ts';
import { type SoundBar, soundBars } from './sound-levels.ts';

const HEIGHT_PX = 44;
const BAR_PX = 3;
/** As wide as the margin of the curves, so that moments lie below each other. */
const MARGIN = { left: 44, right: 12 };

interface SoundStripProps {
  readonly stretches: Parameters<typeof soundBars>[0];
  readonly clock: MediaClock;
  readonly clip: ClipSource;
  readonly onSeek: (tMs: number) => void;
}

/** How loud it is through the clip, with speech told from the room; the cursor follows the video. */
export function SoundStrip({ stretches, clock, clip, onSeek }: SoundStripProps) {
  const t = useSay();
  const palette = usePalette();
  const box = useRef<HTMLElement>(null);
  const cursor = useRef<SVGLineElement>(null);
  const [width, setWidth] = useState(640);
  const { startMs, endMs } = clip;
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(240, entry!.contentRect.width)));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  const pxPerMs = (width - MARGIN.left - MARGIN.right) / (endMs - startMs);
  const x = (tMs: number) => MARGIN.left + (Math.min(endMs, Math.max(startMs, tMs)) - startMs) * pxPerMs;
  const bars = useMemo(() => soundBars(stretches, Math.floor(width / BAR_PX)), [stretches, width]);
  useEffect(
    () =>
      clock.subscribe((tMs) => {
        const shown = Math.min(endMs, Math.max(startMs, tMs));
        cursor.current?.setAttribute('transform', `translate(${MARGIN.left + (shown - startMs) * pxPerMs},0)`);
      }),
    [clock, startMs, endMs, pxPerMs],
  );
  const pathOf = (some: readonly SoundBar[]): string =>
    some.map((bar) => barPath(x(bar.tMs), Math.max(1, bar.lengthMs * pxPerMs - 1), bar.height)).join('');
  const [speech, room] = [palette.event['voice-clerk'], palette.event['voice-unknown']];
  return (
    <figure className="curve sound-strip" ref={box}>
      <figcaption>
        <span>{t('声音', 'Sound')}</span>
        <span className="curve-key">
          <i style={{ background: speech, height: 8 }} /> {t('说话', 'speech')}
          <i style={{ background: room, height: 8 }} /> {t('环境声', 'the room')}
        </span>
      </figcaption>
      <svg
        width={width}
        height={HEIGHT_PX}
        role="img"
        aria-label={t('声音大小随时间的变化', 'Loudness over time')}
        onPointerDown={(press) => {
          const { left } = press.currentTarget.getBoundingClientRect();
          onSeek(Math.min(endMs, Math.max(startMs, startMs + (press.clientX - left - MARGIN.left) / pxPerMs)));
        }}
      >
        <path d={pathOf(bars.filter(({ isSpeech }) => !isSpeech))} fill={room} />
        <path d={pathOf(bars.filter(({ isSpeech }) => isSpeech))} fill={speech} />
        <line ref={cursor} y2={HEIGHT_PX} stroke={palette.ink} strokeWidth={1.2} />
      </svg>
    </figure>
  );
}

/** A bar around the middle; silence is a thin line. */
function barPath(left: number, width: number, height: number): string {
  const high = Math.max(1, height * HEIGHT_PX);
  return `M${left.toFixed(1)},${((HEIGHT_PX - high) / 2).toFixed(1)}h${width.toFixed(1)}v${high.toFixed(1)}h${(-width).toFixed(1)}z`;
}
