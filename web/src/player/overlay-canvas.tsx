import { useEffect, useRef } from 'react';
import { drawOverlay, type OverlayLayers } from './draw-overlay.ts';
import { frameAt, type OverlayFrame, type Zone } from './measurements.ts';
import type { MediaClock } from './media-clock.ts';

/** A landmark older than this is not of the picture shown. */
const MAX_AGE_MS = 350;

interface OverlayCanvasProps {
  readonly clock: MediaClock;
  readonly picture: { readonly width: number; readonly height: number };
  readonly frames: readonly OverlayFrame[];
  readonly zones: readonly Zone[];
  readonly layers: OverlayLayers;
}

/** Lies over the video with the same shape; drawn anew with every picture shown. */
export function OverlayCanvas({ clock, picture, frames, zones, layers }: OverlayCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current!;
    const context = element.getContext('2d')!;
    const draw = (tMs: number) => {
      const { clientWidth, clientHeight } = element;
      const width = Math.round(clientWidth * devicePixelRatio);
      const height = Math.round(clientHeight * devicePixelRatio);
      if (element.width !== width || element.height !== height) Object.assign(element, { width, height });
      // As `object-fit: contain` lays out the video.
      const scale = Math.min(width / picture.width, height / picture.height);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, width, height);
      context.setTransform(
        scale,
        0,
        0,
        scale,
        (width - picture.width * scale) / 2,
        (height - picture.height * scale) / 2,
      );
      drawOverlay(context, picture, frameAt(frames, tMs, MAX_AGE_MS), zones, layers);
    };
    const stop = clock.subscribe(draw);
    const resized = new ResizeObserver(() => draw(clock.nowMs()));
    resized.observe(element);
    return () => {
      stop();
      resized.disconnect();
    };
  }, [clock, picture, frames, zones, layers]);
  return <canvas ref={canvas} className="overlay-canvas" />;
}
