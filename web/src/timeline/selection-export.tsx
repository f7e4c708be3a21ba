import { Button, Tooltip } from 'antd';
import { hallDay } from '../../../src/contract/hall-time.ts';
import type { WindowTimeline } from '../api/timeline.ts';
import { saveFile } from '../download/download.ts';
import { useDownload } from '../download/use-download.ts';
import { useSay } from '../i18n/language.tsx';
import { hallDayTime, hallTimeExact, rfc3339 } from '../time/hall-clock.ts';
import { recordedAt } from './recorded-at.ts';
import { stretchCsv } from './stretch-csv.ts';

interface SelectionExportProps {
  readonly timeline: WindowTimeline;
  /** What is marked, or all that is shown. */
  readonly stretch: readonly [number, number];
  /** Left out where nothing is marked. */
  readonly onClear: (() => void) | undefined;
}

/** The service draws into each picture of a clip. */
const LONGEST_CLIP_MS = 120_000;

/** What lies within a stretch of the timeline, to take along. */
export function SelectionExport({ timeline, stretch, onClear }: SelectionExportProps) {
  const t = useSay();
  const { fetching, fetch } = useDownload();
  const [fromMs, toMs] = stretch;
  const within = (entry: { readonly startAt?: string; readonly endAt?: string }) =>
    entry.startAt !== undefined &&
    Date.parse(entry.startAt) < toMs &&
    Date.parse(entry.endAt ?? entry.startAt) > fromMs;
  const events = timeline.events.filter(within);
  const findings = timeline.findings.filter(within);
  const { id, hall, window } = timeline.window;

  const saveCsv = () => {
    const name = `${window}_${hallDayTime(fromMs).replaceAll(/[: ]/g, '-')}.csv`;
    saveFile(name, new Blob([stretchCsv({ events, findings }, t)], { type: 'text/csv' }));
  };
  const when = `from=${encodeURIComponent(rfc3339(fromMs))}&to=${encodeURIComponent(rfc3339(toMs))}`;
  const where = `hall=${encodeURIComponent(hall)}&window=${encodeURIComponent(window)}`;
  const fromService = [
    { name: t('判定 XLSX', 'Findings, XLSX'), path: `/api/v1/exports/findings.xlsx?${where}&${when}` },
    { name: t('字幕 WebVTT', 'Subtitles, WebVTT'), path: `/api/v1/windows/${id}/annotations.vtt?${when}` },
    { name: t('标注 ELAN .eaf', 'Annotations, ELAN .eaf'), path: `/api/v1/windows/${id}/annotations.eaf?${when}` },
  ];
  const recorded = toMs - fromMs <= LONGEST_CLIP_MS ? recordedAt(timeline.runs, fromMs, toMs) : undefined;
  const clip = recorded && `/api/v1/runs/${recorded.runId}/landmarks.mp4?from=${recorded.fromMs}&to=${recorded.toMs}`;

  return (
    <section className="panel panel-pad row" aria-label={t('导出时段', 'Export a stretch')}>
      <strong className="numeric">
        {hallDayTime(fromMs)} – {hallDay(fromMs) === hallDay(toMs) ? hallTimeExact(toMs) : hallDayTime(toMs)}
      </strong>
      <span className="muted">
        {t(
          `${events.length} 个事件，${findings.length} 条判定`,
          `${events.length} events, ${findings.length} findings`,
        )}
      </span>
      <span className="grow" />
      <Button onClick={saveCsv}>{t('导出 CSV', 'Export CSV')}</Button>
      {fromService.map(({ name, path }) => (
        <Button key={path} loading={fetching.has(path)} onClick={() => fetch(path)}>
          {name}
        </Button>
      ))}
      <Tooltip
        title={
          clip === undefined
            ? t('选取一段录像内不超过 2 分钟的时段', 'Mark a stretch of at most two minutes within one recording')
            : t('画面中除窗口人员外均已遮挡', 'Everybody but the clerk is unrecognisable')
        }
      >
        <Button
          disabled={clip === undefined}
          loading={clip !== undefined && fetching.has(clip)}
          onClick={() => clip !== undefined && fetch(clip)}
        >
          {t('带骨架录像 MP4', 'Clip with landmarks, MP4')}
        </Button>
      </Tooltip>
      {onClear !== undefined && (
        <Button type="text" onClick={onClear}>
          {t('取消选取', 'Clear')}
        </Button>
      )}
    </section>
  );
}
