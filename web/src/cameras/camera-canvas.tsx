import { type ReactNode, useMemo } from 'react';
import { useSay } from '../i18n/language.tsx';
import type { OverlayFrame } from '../player/measurements.ts';
import { overlayFrames } from '../player/stored-overlay.ts';
import { LookOverlay } from './look-overlay.tsx';
import { MomentBar } from './moment-bar.tsx';
import { frameNear } from './moments.ts';
import type { LastLook } from './use-last-look.ts';
import { useLiveLook } from './use-live-look.ts';

interface CameraCanvasProps {
  readonly windowId: number;
  readonly look: LastLook;
  readonly atMs: number;
  readonly onMove: (tMs: number) => void;
  readonly onStanding: () => void;
  /** What is drawn on the picture. */
  readonly children: ReactNode;
}

const USUAL_PICTURE = { width: 1280, height: 720 } as const;

/** A second of the newest recording with what was seen in it, or what the camera sees now where it is being watched. */
export function CameraCanvas({ windowId, look, atMs, onMove, onStanding, children }: CameraCanvasProps) {
  const t = useSay();
  const { run, measurements } = look;
  const live = useLiveLook(windowId);
  const stored = useMemo(() => {
    const frame = measurements && frameNear(measurements, atMs);
    return frame && overlayFrames({ frames: [frame] })[0];
  }, [measurements, atMs]);
  const picture = live?.picture ?? measurements?.picture ?? USUAL_PICTURE;
  const now = useMemo<OverlayFrame | undefined>(
    () => live && { tMs: 0, people: live.people.map(({ person, ...seen }) => ({ trackId: person, ...seen })) },
    [live],
  );
  return (
    <>
      <div className="zone-editor" style={{ aspectRatio: `${picture.width} / ${picture.height}` }}>
        {run === undefined ? (
          <div className="zone-nothing">{t('还没有这个机位的画面', 'No picture of this camera yet')}</div>
        ) : (
          <img
            src={`/api/v1/runs/${run.id}/still?at=${atMs}`}
            alt={t('机位画面', 'Picture of the camera')}
            draggable={false}
          />
        )}
        <LookOverlay frame={now ?? stored} picture={picture} />
        {children}
      </div>
      {run !== undefined && (
        <MomentBar
          startMs={look.startMs}
          endMs={look.endMs}
          atMs={atMs}
          live={live !== undefined}
          onMove={onMove}
          onStanding={onStanding}
        />
      )}
    </>
  );
}
