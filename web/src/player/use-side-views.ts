import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { CAMERA_VIEW_WORDING } from '../../../src/contract/camera-view.ts';
import { type CameraBeside, camerasBesideQuery } from '../api/evidence.ts';
import { measurementsQuery } from '../api/findings.ts';
import { useSay } from '../i18n/language.tsx';
import type { SideView } from './following-picture.tsx';
import { overlayFrames, zonesOf } from './stored-overlay.ts';

const STORED_AS = 'liyi.cameras-beside';
/** For recordings that do not tell their rate. */
const USUAL_FPS = 25;
const NONE: readonly SideView[] = [];

type Footage = Extract<CameraBeside['footage'], { readonly available: true }>;

interface SideViews {
  readonly views: readonly SideView[];
  /** Undefined where the window has one camera. */
  readonly show: ((shown: boolean) => void) | undefined;
}

/** What the window's other cameras saw of a finding; whether they are shown is remembered in this browser. */
export function useSideViews(findingId: number): SideViews {
  const t = useSay();
  const [shown, setShown] = useState(() => localStorage.getItem(STORED_AS) !== 'no');
  const show = useCallback((next: boolean) => {
    localStorage.setItem(STORED_AS, next ? 'yes' : 'no');
    setShown(next);
  }, []);
  const { data } = useQuery(camerasBesideQuery(findingId));
  const cameras = data?.cameras ?? [];
  const measured = useQueries({
    queries: (shown ? cameras : []).flatMap(({ footage }) =>
      footage.available ? [measurementsQuery(footage.runId, footage.clipInterval)] : [],
    ),
    combine: (answers) => answers.flatMap(({ data: measurements }) => measurements ?? []),
  });
  const views = useMemo(
    () =>
      !shown || data === undefined
        ? NONE
        : data.cameras.map(({ key, geometry, footage }): SideView => {
            const looks =
              geometry.view === undefined ? t('另一机位', 'Another camera') : t.of(CAMERA_VIEW_WORDING[geometry.view]);
            const view = geometry.name ?? looks;
            if (!footage.available) return { key, title: view, film: undefined };
            const ofRun = measured.find(({ runId }) => runId === footage.runId);
            const title = `${view} · ${footage.name}`;
            return { key, title, film: { ...filmOf(footage), frames: overlayFrames(ofRun), zones: zonesOf(geometry) } };
          }),
    [shown, data, measured, t],
  );
  return { views, show: cameras.length === 0 ? undefined : show };
}

const filmOf = ({ clip, clipInterval, offsetMs, picture, fps }: Footage) => ({
  clip: { src: clip, ...clipInterval, frameMs: 1000 / (fps ?? USUAL_FPS) },
  offsetMs,
  picture,
});
