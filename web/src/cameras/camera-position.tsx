import { Input, InputNumber, Select } from 'antd';
import { CAMERA_VIEW_WORDING, type CameraView } from '../../../src/contract/camera-view.ts';
import { WINDOW_KIND_WORDING, type WindowKind } from '../../../src/contract/window-kind.ts';
import type { Camera } from '../api/places.ts';
import { useSay } from '../i18n/language.tsx';

type Geometry = Camera['geometry'];
type NumberKey = 'yawDeg' | 'pitchDeg' | 'heightM' | 'distanceM' | 'hfovDeg' | 'clockOffsetMs';

const NUMBERS: readonly { key: NumberKey; zh: string; en: string; unit: string; min: number; max: number }[] = [
  { key: 'yawDeg', zh: '水平转角（正面为 0）', en: 'Yaw (0 is the front)', unit: '°', min: -180, max: 180 },
  { key: 'pitchDeg', zh: '俯角（向下为正）', en: 'Pitch (down is +)', unit: '°', min: -90, max: 90 },
  { key: 'heightM', zh: '镜头离地', en: 'Height above the floor', unit: 'm', min: 0, max: 20 },
  { key: 'distanceM', zh: '镜头到窗口人员', en: 'Distance to the clerk', unit: 'm', min: 0.1, max: 50 },
  { key: 'hfovDeg', zh: '水平视场角', en: 'Horizontal field of view', unit: '°', min: 5, max: 175 },
  {
    key: 'clockOffsetMs',
    zh: '时钟校正（留空则自动估计）',
    en: 'Clock correction (estimated if left out)',
    unit: 'ms',
    min: -3_600_000,
    max: 3_600_000,
  },
];

const STEPS: Readonly<Record<string, number>> = { m: 0.05, ms: 100 };

interface CameraPositionProps {
  readonly geometry: Geometry;
  readonly onChange: (geometry: Geometry) => void;
}

/** Everything may be left out; what is known makes angles more certain. */
export function CameraPosition({ geometry, onChange }: CameraPositionProps) {
  const t = useSay();
  const set = (key: keyof Geometry, value: unknown) => {
    const { [key]: _, ...others } = geometry;
    onChange({ ...others, ...(value !== null && value !== undefined && { [key]: value }) } as Geometry);
  };
  return (
    <section className="panel panel-pad stack">
      <h2>{t('机位（不清楚可留空）', 'Position (leave out what is not known)')}</h2>
      <div className="camera-field">
        <span>{t('名称', 'Name')}</span>
        <Input
          allowClear
          maxLength={60}
          style={{ width: 150 }}
          aria-label={t('摄像机名称', 'Name of the camera')}
          value={geometry.name ?? ''}
          onChange={({ target }) => set('name', target.value === '' ? undefined : target.value)}
        />
      </div>
      <div className="camera-field">
        <span>{t('朝向', 'View')}</span>
        <Select<CameraView>
          allowClear
          style={{ width: 150 }}
          value={geometry.view ?? null}
          aria-label={t('朝向', 'View')}
          options={Object.entries(CAMERA_VIEW_WORDING).map(([value, wording]) => ({
            value: value as CameraView,
            label: t.of(wording),
          }))}
          onChange={(view) => set('view', view)}
        />
      </div>
      <div className="camera-field">
        <span>{t('窗口类别', 'Kind of window')}</span>
        <Select<WindowKind>
          allowClear
          style={{ width: 150 }}
          value={geometry.windowKind ?? null}
          aria-label={t('窗口类别', 'Kind of window')}
          options={Object.entries(WINDOW_KIND_WORDING).map(([value, wording]) => ({
            value: value as WindowKind,
            label: t.of(wording),
          }))}
          onChange={(kind) => set('windowKind', kind)}
        />
      </div>
      {NUMBERS.map(({ key, zh, en, unit, min, max }) => (
        <div key={key} className="camera-field">
          <span>{t(zh, en)}</span>
          <InputNumber
            style={{ width: 150 }}
            aria-label={t(zh, en)}
            min={min}
            max={max}
            step={STEPS[unit] ?? 1}
            suffix={unit}
            value={geometry[key] ?? null}
            onChange={(value) => set(key, value)}
          />
        </div>
      ))}
    </section>
  );
}
