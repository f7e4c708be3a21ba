import { Button } from 'antd';
import type { WindowTimeline } from '../api/timeline.ts';
import { useSay } from '../i18n/language.tsx';
import { EVENT_WORDING, VERDICT_WORDING } from '../i18n/vocabulary.ts';
import { hallDayTime, hallTimeExact } from './hall-clock.ts';

interface SelectionExportProps {
  readonly timeline: WindowTimeline;
  readonly selection: readonly [number, number];
  readonly onClear: () => void;
}

/** What lies within a marked stretch, to take along. */
export function SelectionExport({ timeline, selection, onClear }: SelectionExportProps) {
  const t = useSay();
  const [fromMs, toMs] = selection;
  const within = (entry: { readonly startAt?: string; readonly endAt?: string }) =>
    entry.startAt !== undefined &&
    Date.parse(entry.startAt) < toMs &&
    Date.parse(entry.endAt ?? entry.startAt) > fromMs;
  const events = timeline.events.filter(within);
  const findings = timeline.findings.filter(within);

  const rows = [
    ...events.map((e) => [
      e.startAt!,
      e.endAt!,
      t('事件', 'event'),
      t.of(EVENT_WORDING[e.type]),
      e.value ?? '',
      e.unit ?? '',
    ]),
    ...findings.map((f) => [
      f.startAt!,
      f.endAt!,
      t.of(VERDICT_WORDING[f.review.verdict ?? f.verdict]),
      t.of(f.clauseWording),
      f.value?.value ?? '',
      f.value?.unit ?? '',
    ]),
  ].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
  const name = `${timeline.window.window}_${hallDayTime(fromMs).replaceAll(/[: ]/g, '-')}`;
  const header = [
    t('开始', 'start'),
    t('结束', 'end'),
    t('类别', 'kind'),
    t('内容', 'what'),
    t('数值', 'value'),
    t('单位', 'unit'),
  ];

  return (
    <section className="panel panel-pad row" aria-label={t('选取的时段', 'Selected stretch')}>
      <strong className="numeric">
        {hallDayTime(fromMs)} – {hallTimeExact(toMs)}
      </strong>
      <span className="muted">
        {t(
          `${events.length} 个事件，${findings.length} 条判定`,
          `${events.length} events, ${findings.length} findings`,
        )}
      </span>
      <Button onClick={() => save(`${name}.csv`, 'text/csv', csv([header, ...rows]))}>
        {t('导出 CSV', 'Export CSV')}
      </Button>
      <Button onClick={() => save(`${name}.vtt`, 'text/vtt', webVtt(rows, fromMs))}>
        {t('导出字幕 WebVTT', 'Export WebVTT')}
      </Button>
      <Button type="text" onClick={onClear}>
        {t('取消选取', 'Clear')}
      </Button>
    </section>
  );
}

type Cell = string | number;

/** With the mark by which spreadsheets know UTF-8; a cell that begins like a formula is made text. */
function csv(rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell) => {
    const text = typeof value === 'string' ? value.replace(/^[=+\-@]/, "'$&") : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function webVtt(rows: readonly (readonly Cell[])[], fromMs: number): string {
  const time = (instant: Cell) =>
    new Date(Math.max(0, Date.parse(String(instant)) - fromMs)).toISOString().slice(11, 23);
  return `WEBVTT\n\n${rows.map(([start, end, kind, what]) => `${time(start!)} --> ${time(end!)}\n${kind} ${what}\n`).join('\n')}`;
}

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
