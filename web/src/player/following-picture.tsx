import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSay } from '../i18n/language.tsx';
import type { ClipSource } from './clip-source.ts';
import type { OverlayLayers } from './draw-overlay.ts';
import { correctionOf } from './follow.ts';
import type { OverlayFrame, Zone } from './measurements.ts';
import { createMediaClock, type MediaClock } from './media-clock.ts';
import { OverlayCanvas } from './overlay-canvas.tsx';
import { PictureNotice, type PictureState } from './picture-state.tsx';

/** Another camera's view of what the player shows. */
export interface SideView {
  readonly key: string;
  readonly title: string;
  /** Undefined where the camera did not film then. */
  readonly film:
    | {
        readonly clip: ClipSource;
        /** To be added to the master's presentation times. */
        readonly offsetMs: number;
        readonly picture: { readonly width: number; readonly height: number };
        readonly frames: readonly OverlayFrame[];
        readonly zones: readonly Zone[];
      }
    | undefined;
}

interface FollowingPictureProps {
  readonly film: NonNullable<SideView['film']>;
  readonly master: MediaClock;
  readonly playing: boolean;
  readonly speed: number;
  readonly layers: OverlayLayers;
}

/** Shows the moment that the master shows, by the clock on the wall. */
export function FollowingPicture({ film, master, playing, speed, layers }: FollowingPictureProps) {
  const t = useSay();
  const { clip, offsetMs, picture, frames, zones } = film;
  const video = useRef<HTMLVideoElement | null>(null);
  const clock = useMemo(() => createMediaClock(clip.startMs), [clip.startMs]);
  const [state, setState] = useState<PictureState>('fetching');
  const [filmed, setFilmed] = useState(true);
  const attach = useCallback(
    (element: HTMLVideoElement | null) => {
      video.current = element;
      clock.attach(element);
    },
    [clock],
  );
  useEffect(() => {
    if (state !== 'ready') return;
    return master.subscribe((tMs) => {
      const element = video.current;
      if (element === null) return;
      const correction = correctionOf({
        wantedSeconds: (tMs + offsetMs - clip.startMs) / 1000,
        lengthSeconds: (clip.endMs - clip.startMs) / 1000,
        shownSeconds: element.currentTime,
        ...{ playing, speed },
      });
      setFilmed(correction.do !== 'nothing-filmed');
      follow(element, correction, playing);
    });
  }, [master, clip, offsetMs, playing, speed, state]);
  return (
    <div className="picture" style={{ aspectRatio: `${picture.width} / ${picture.height}` }}>
      <video
        key={clip.src}
        ref={attach}
        src={clip.src}
        muted
        playsInline
        preload="auto"
        onLoadedData={() => setState('ready')}
        onError={() => setState('missing')}
      />
      <OverlayCanvas clock={clock} picture={picture} frames={frames} zones={zones} layers={layers} />
      <PictureNotice state={state} />
      {state === 'ready' && !filmed && (
        <div className="picture-missing" role="status">
          {t('这个机位此刻没有录像', 'This camera did not film at this moment')}
        </div>
      )}
    </div>
  );
}

function follow(element: HTMLVideoElement, correction: ReturnType<typeof correctionOf>, playing: boolean): void {
  switch (correction.do) {
    case 'nothing-filmed':
      element.pause();
      return;
    case 'jump':
      element.currentTime = correction.toSeconds;
      break;
    case 'run':
      element.playbackRate = correction.rate;
  }
  if (playing && element.paused) void element.play().catch(() => undefined);
  if (!playing && !element.paused) element.pause();
}
