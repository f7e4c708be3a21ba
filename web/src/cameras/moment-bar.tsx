import { Button, Slider, Tag } from 'antd';
import { useSay } from '../i18n/language.tsx';
import { useShortcuts } from '../keyboard/shortcuts.tsx';

interface MomentBarProps {
  readonly startMs: number;
  readonly endMs: number;
  readonly atMs: number;
  readonly live: boolean;
  readonly onMove: (tMs: number) => void;
  readonly onStanding: () => void;
}

/** Which second of the newest recording is shown. */
export function MomentBar({ startMs, endMs, atMs, live, onMove, onStanding }: MomentBarProps) {
  const t = useSay();
  const by = (ms: number) => onMove(Math.min(endMs, Math.max(startMs, atMs + ms)));
  useShortcuts(t('画面', 'Picture'), [
    { keys: [','], label: t('前一秒', 'A second back'), run: () => by(-1000) },
    { keys: ['.'], label: t('后一秒', 'A second on'), run: () => by(1000) },
    { keys: ['s'], label: t('到站立的一刻', 'To where the clerk stands'), run: onStanding },
  ]);
  return (
    <div className="moment-bar">
      {live && <Tag color="green">{t('骨架为实时', 'live landmarks')}</Tag>}
      <Slider
        className="grow"
        min={startMs}
        max={endMs}
        step={1000}
        value={atMs}
        onChange={onMove}
        tooltip={{ formatter: (tMs) => `${((tMs ?? 0) / 1000).toFixed(0)} s` }}
        ariaLabelForHandle={t('录像中的时刻', 'Moment of the recording')}
      />
      <Button size="small" onClick={onStanding}>
        {t('站立的一刻', 'Standing')}
      </Button>
    </div>
  );
}
