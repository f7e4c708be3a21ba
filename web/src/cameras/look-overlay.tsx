import { useEffect, useRef } from 'react';
import { drawOverlay } from '../player/draw-overlay.ts';
import type { OverlayFrame } from '../player/measurements.ts';

interface LookOverlayProps {
  readonly frame: OverlayFrame | undefined;
  readonly picture: { readonly width: number; readonly height: number };
}

const LAYERS = { skeleton: true, hands: true, zones: false } as const;
const NO_ZONES = [] as const;

/** Landmarks of one moment, over a still of the same shape. */
export function LookOverlay({ frame, picture }: LookOverlayProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current!.getContext('2d')!;
    context.clearRect(0, 0, picture.width, picture.height);
    drawOverlay(context, picture, frame, NO_ZONES, LAYERS);
  }, [frame, picture]);
  return <canvas ref={canvas} className="look-overlay" width={picture.width} height={picture.height} />;
}
