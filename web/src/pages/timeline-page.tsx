import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, DatePicker, Empty, Result, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { DAY_MS } from '../../../src/contract/durations.ts';
import { dayEnd, dayStart, hallDay } from '../../../src/contract/hall-time.ts';
import { windowsQuery, windowTitle } from '../api/places.ts';
import { timelineQuery } from '../api/timeline.ts';
import { windowWordsQuery } from '../api/words.ts';
import { useSay } from '../i18n/language.tsx';
import { PageFrame } from '../layout/page-frame.tsx';
import { usePalette } from '../theme/appearance.tsx';
import { hallDayTime } from '../time/hall-clock.ts';
import { EntryCard } from '../timeline/entry-card.tsx';
import { spanOf } from '../timeline/month-days.ts';
import { SelectionExport } from '../timeline/selection-export.tsx';
import { TimelineCanvas } from '../timeline/timeline-canvas.tsx';
import { TimelineCounts } from '../timeline/timeline-counts.tsx';
import { useNewestDay } from '../timeline/use-newest-day.ts';
import { windowLanes } from '../timeline/window-lanes.ts';
import { WorkCalendar } from '../timeline/work-calendar.tsx';

const DAY = 'YYYY-MM-DD';
/** What the service gives in one answer. */
const MOST_DAYS = 31;
/** Around what was recorded, so that the first entry is not at the edge. */
const MARGIN_SHARE = 0.02;
/** Shown at first on either side of the moment that the address names. */
const AROUND_MOMENT_MS = 30_000;

/** One window through a day or several weeks. */
export function TimelinePage() {
  const t = useSay();
  const palette = usePalette();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const { data: places } = useQuery(windowsQuery);
  // What the address names is asked for at once, without the list of windows.
  const windowId = Number(address.get('window')) || places?.windows[0]?.id;
  const place = places?.windows.find(({ id }) => id === windowId);
  const newestDay = useNewestDay(place);
  const fromDay = address.get('from') ?? newestDay;
  const toDay = address.get('to') ?? fromDay;
  const known = windowId !== undefined && fromDay !== undefined && toDay !== undefined;
  const [fromMs, toMs] = known ? [dayStart(fromDay), dayEnd(toDay)] : [0, DAY_MS];
  const { data: timeline, error } = useQuery({ ...timelineQuery(windowId ?? 0, fromMs, toMs), enabled: known });
  const { data: words } = useQuery({ ...windowWordsQuery(windowId ?? 0, fromMs, toMs), enabled: known });
  const [selecting, setSelecting] = useState(false);
  const [selection, setSelection] = useState<readonly [number, number]>();

  const lanes = useMemo(
    () => (timeline === undefined ? [] : windowLanes(timeline, t, palette, words?.lines)),
    [timeline, t, palette, words],
  );
  const atMs = Date.parse(address.get('at') ?? '');
  const shown = useMemo(
    () =>
      Number.isNaN(atMs)
        ? recorded(timeline?.runs ?? [], fromMs, toMs)
        : ([atMs - AROUND_MOMENT_MS, atMs + AROUND_MOMENT_MS] as const),
    [timeline, fromMs, toMs, atMs],
  );
  const go = (changes: Record<string, string>) => {
    setSelection(undefined);
    const { at: _, ...days } = Object.fromEntries(address);
    setAddress({ ...days, ...changes }, { replace: true });
  };
  const choose = (from: string, to: string) => go({ from, to });

  return (
    <PageFrame
      title={t('时间轴', 'Timeline')}
      tools={
        <>
          <Select
            aria-label={t('窗口', 'Window')}
            style={{ width: 150 }}
            value={place?.id}
            options={places?.windows.map((each) => ({ value: each.id, label: windowTitle(each) })) ?? []}
            onChange={(id) => go({ window: String(id) })}
          />
          <DatePicker.RangePicker
            allowClear={false}
            value={known ? [dayjs(fromDay), dayjs(toDay)] : null}
            onChange={(range) => {
              if (range?.[0] && range[1]) choose(...spanOf(range[0].format(DAY), range[1].format(DAY), MOST_DAYS));
            }}
          />
          <Button
            aria-label={t('前一天', 'Day before')}
            disabled={!known}
            onClick={() => go({ from: hallDay(fromMs - DAY_MS), to: hallDay(fromMs - DAY_MS) })}
          >
            ←
          </Button>
          <Button
            aria-label={t('后一天', 'Day after')}
            disabled={!known}
            onClick={() => go({ from: hallDay(toMs), to: hallDay(toMs) })}
          >
            →
          </Button>
          {!Number.isNaN(atMs) && <Button onClick={() => go({})}>{t('整天', 'Whole day')}</Button>}
          <Checkbox checked={selecting} onChange={(e) => setSelecting(e.target.checked)}>
            {t('拖动选取', 'Drag to select')}
          </Checkbox>
        </>
      }
    >
      {error !== null ? (
        <Result status="warning" title={error.message} />
      ) : (
        <div className="timeline-layout">
          <div className="stack">
            {known && (
              <WorkCalendar
                windowId={windowId}
                fromDay={fromDay}
                toDay={toDay}
                mostDays={MOST_DAYS}
                onChoose={choose}
              />
            )}
            {timeline !== undefined && <TimelineCounts timeline={timeline} />}
          </div>
          <div className="stack">
            {timeline === undefined ? (
              <Skeleton active />
            ) : timeline.runs.length === 0 ? (
              <Empty className="panel panel-pad" description={t('这段时间没有录像', 'Nothing was recorded here')} />
            ) : (
              <div className="panel">
                <TimelineCanvas
                  lanes={lanes}
                  fromMs={shown[0]}
                  toMs={shown[1]}
                  selecting={selecting}
                  selection={selection}
                  onSelect={setSelection}
                  onOpen={(entry) => entry.href !== undefined && void navigate(entry.href)}
                  hoverCard={(entry) => <EntryCard entry={entry} runs={timeline.runs} />}
                  label={t(
                    `窗口 ${timeline.window.window} 的时间轴，${hallDayTime(shown[0])} 至 ${hallDayTime(shown[1])}`,
                    `Timeline of window ${timeline.window.window}, ${hallDayTime(shown[0])} to ${hallDayTime(shown[1])}`,
                  )}
                />
              </div>
            )}
            {timeline !== undefined && timeline.runs.length > 0 && (
              <SelectionExport
                timeline={timeline}
                stretch={selection ?? shown}
                onClear={selection && (() => setSelection(undefined))}
              />
            )}
          </div>
        </div>
      )}
    </PageFrame>
  );
}

/** From the first to the last recording, for a day is mostly night; all of it where nothing was recorded. */
function recorded(
  runs: readonly { readonly startedAt?: string; readonly recording: { readonly durationMs: number } }[],
  fromMs: number,
  toMs: number,
): [number, number] {
  const starts = runs.flatMap(({ startedAt }) => (startedAt === undefined ? [] : [Date.parse(startedAt)]));
  const ends = runs.flatMap(({ startedAt, recording }) =>
    startedAt === undefined ? [] : [Date.parse(startedAt) + recording.durationMs],
  );
  if (starts.length === 0) return [fromMs, toMs];
  const [first, last] = [Math.min(...starts), Math.max(...ends)];
  const margin = Math.max(1000, (last - first) * MARGIN_SHARE);
  return [Math.max(fromMs, first - margin), Math.min(toMs, last + margin)];
}
