import { Button, InputNumber, Segmented } from 'antd';
import type { Camera } from '../api/places.ts';
import { type Say, useSay } from '../i18n/language.tsx';
import { type Estimate, estimateFrom, type StandingMarks } from './standing-clerk.ts';

type Geometry = Camera['geometry'];

interface StandingPanelProps {
  readonly marks: StandingMarks;
  readonly onMarks: (marks: StandingMarks) => void;
  readonly geometry: Geometry;
  readonly aspect: number;
  readonly onUse: (geometry: Geometry) => void;
}

/** What the marks on a standing clerk say about the camera. */
export function StandingPanel({ marks, onMarks, geometry, aspect, onUse }: StandingPanelProps) {
  const t = useSay();
  const estimate = estimateFrom(marks, geometry, aspect);
  return (
    <section className="panel panel-pad stack">
      <h2>{t('由站立人员估算', 'From the standing clerk')}</h2>
      <div className="camera-field">
        <span>{t('身高（连鞋）', 'Stature, shoes and all')}</span>
        <InputNumber
          style={{ width: 150 }}
          aria-label={t('身高（连鞋）', 'Stature, shoes and all')}
          min={1.4}
          max={2.1}
          step={0.01}
          suffix="m"
          value={marks.statureM}
          onChange={(statureM) => statureM !== null && onMarks({ ...marks, statureM })}
        />
      </div>
      <div className="camera-field">
        <span>{t('下端标在', 'The lower mark is on')}</span>
        <Segmented<StandingMarks['lowAt']>
          value={marks.lowAt}
          onChange={(lowAt) => onMarks({ ...marks, lowAt })}
          options={[
            { value: 'hips', label: t('髋', 'the hips') },
            { value: 'feet', label: t('脚底', 'the feet') },
          ]}
        />
      </div>
      <p role="status">{estimateText(estimate, t)}</p>
      <Button
        disabled={estimate.kind !== 'found'}
        onClick={() => estimate.kind === 'found' && onUse({ ...geometry, ...estimate.geometry })}
      >
        {t('填入机位', 'Use for the position')}
      </Button>
    </section>
  );
}

function estimateText(estimate: Estimate, t: Say): string {
  switch (estimate.kind) {
    case 'found': {
      const { pitchDeg, heightM, distanceM } = estimate.geometry;
      return t(
        `俯角约 ${pitchDeg}°，镜头离地约 ${heightM} m，到窗口人员约 ${distanceM} m`,
        `Pitch about ${pitchDeg}°, ${heightM} m above the floor, ${distanceM} m from the clerk`,
      );
    }
    case 'needs':
      return estimate.what === 'hfov'
        ? t('先填水平视场角（见摄像机说明书）', 'Enter the horizontal field of view first (see the camera’s manual)')
        : t('先填镜头离地的高度，或俯角', 'Enter the height above the floor, or the pitch, first');
    case 'impossible':
      return t(
        '这两个标记对不上：请核对身高、视场角和标记',
        'These marks cannot be: check stature, field of view and marks',
      );
  }
}
