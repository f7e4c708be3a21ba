import { Button, Segmented } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { ZONE_NAMES, ZONE_WORDING, type ZoneName } from '../../../src/contract/zone.ts';
import type { Camera, WindowPlace } from '../api/places.ts';
import { useSay } from '../i18n/language.tsx';
import { ZONE_COLOUR } from '../player/draw-overlay.ts';
import { CameraAbilities } from './camera-abilities.tsx';
import { CameraCanvas } from './camera-canvas.tsx';
import { CameraPosition } from './camera-position.tsx';
import { faultyZones } from './faulty-zones.ts';
import { MarksEditor } from './marks-editor.tsx';
import { firstMoment, frameNear } from './moments.ts';
import { PictureHealth } from './picture-health.tsx';
import type { StandingMarks } from './standing-clerk.ts';
import { StandingPanel } from './standing-panel.tsx';
import { suggestedMarks } from './suggested-marks.ts';
import { useLastLook } from './use-last-look.ts';
import { ZoneEditor } from './zone-editor.tsx';

type Geometry = Camera['geometry'];
type Drawing = ZoneName | 'standing';

const UNMARKED: StandingMarks = {
  head: { x: 0.5, y: 0.2 },
  low: { x: 0.5, y: 0.7 },
  lowAt: 'hips',
  statureM: 1.65,
};

interface CameraEditorProps {
  readonly place: WindowPlace;
  readonly geometry: Geometry;
  readonly onChange: (geometry: Geometry) => void;
}

/** Zones and a standing clerk drawn on what the camera saw; beside it what is known of the camera, and what it can judge. */
export function CameraEditor({ place, geometry, onChange }: CameraEditorProps) {
  const t = useSay();
  const look = useLastLook(place);
  const { measurements, startMs, endMs } = look;
  const [drawing, setDrawing] = useState<Drawing>('clerk');
  const [moved, setMoved] = useState<number>();
  const [drawn, setDrawn] = useState<StandingMarks>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another window has another recording
  useEffect(() => {
    setMoved(undefined);
    setDrawn(undefined);
  }, [place.id]);
  const standingMs = useMemo(() => {
    const seconds = Array.from({ length: (endMs - startMs) / 1000 + 1 }, (_, i) => startMs + i * 1000);
    return (measurements && firstMoment(measurements, seconds)) ?? endMs;
  }, [measurements, startMs, endMs]);
  const atMs = moved ?? standingMs;
  const suggested = useMemo(() => {
    const clerk = measurements && frameNear(measurements, atMs)?.people.find(({ role }) => role === 'clerk');
    return clerk && { ...UNMARKED, ...suggestedMarks(clerk.pose, measurements.picture) };
  }, [measurements, atMs]);
  const marks = drawn ?? suggested ?? UNMARKED;
  const { zones } = geometry;
  const faulty = faultyZones(zones);
  const picture = measurements?.picture;
  return (
    <div className="camera-columns">
      <section className="panel panel-pad stack">
        <div className="row">
          <Segmented<Drawing>
            value={drawing}
            onChange={setDrawing}
            options={[
              ...ZONE_NAMES.map((value) => ({
                value,
                label: (
                  <span className="zone-name">
                    <i style={{ background: ZONE_COLOUR[value] }} />
                    {t.of(ZONE_WORDING[value])}
                  </span>
                ),
              })),
              { value: 'standing' as const, label: t('站立人员', 'Standing clerk') },
            ]}
          />
          {drawing === 'standing' ? (
            <span className="muted">
              {t('拖动两个标记到头顶和髋（或脚底）', 'Drag the marks to head and hips, or feet')}
            </span>
          ) : (
            <>
              <Button onClick={() => onChange({ ...geometry, zones: { ...zones, [drawing]: [] } })}>
                {t('重画', 'Draw anew')}
              </Button>
              <span className="muted">{t('点一下加角点，拖动可移动', 'Click adds a corner, drag moves it')}</span>
            </>
          )}
        </div>
        <CameraCanvas
          windowId={place.id}
          look={look}
          atMs={atMs}
          onMove={setMoved}
          onStanding={() => {
            setMoved(undefined);
            setDrawn(undefined);
          }}
        >
          {drawing === 'standing' ? (
            <MarksEditor marks={marks} onChange={(ends) => setDrawn({ ...marks, ...ends })} />
          ) : (
            <ZoneEditor
              zones={zones}
              active={drawing}
              onChange={(next) => onChange({ ...geometry, zones: next as Geometry['zones'] })}
            />
          )}
        </CameraCanvas>
        {faulty.length > 0 && (
          <p role="alert" className="zone-fault">
            {t(
              `${faulty.map((name) => ZONE_WORDING[name].zh).join('、')}：至少要三个角点，边不能交叉`,
              `${faulty.map((name) => ZONE_WORDING[name].en).join(', ')}: three corners or more, and no crossing sides`,
            )}
          </p>
        )}
      </section>
      <div className="stack">
        {drawing === 'standing' && (
          <StandingPanel
            marks={marks}
            onMarks={setDrawn}
            geometry={geometry}
            aspect={picture === undefined ? 16 / 9 : picture.width / picture.height}
            onUse={onChange}
          />
        )}
        <CameraPosition geometry={geometry} onChange={onChange} />
        <PictureHealth windowId={place.id} />
        <CameraAbilities look={look} />
      </div>
    </div>
  );
}
