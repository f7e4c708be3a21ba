import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { addDays } from '../../../src/contract/hall-time.ts';
import { calendarQuery } from '../api/timeline.ts';
import { useSay } from '../i18n/language.tsx';
import { useShortcuts } from '../keyboard/shortcuts.tsx';
import { addMonths, spanOf, weeksOf } from './month-days.ts';
import './work-calendar.css';

interface WorkCalendarProps {
  readonly windowId: number;
  readonly fromDay: string;
  readonly toDay: string;
  /** Days that one view may hold. */
  readonly mostDays: number;
  readonly onChoose: (fromDay: string, toDay: string) => void;
}

const WEEKDAYS = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['M', 'T', 'W', 'T', 'F', 'S', 'S'] } as const;
/** Keeps the place of a count. */
const NO_COUNT = '\u00a0';
const KEY_DAYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const KEY_MONTHS: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };
/** The bar of a day grows with its open findings up to so many. */
const FULL_BAR = 40;

/** A month in small: how many findings wait on each day. Shift extends the choice to several days. */
export function WorkCalendar({ windowId, fromDay, toDay, mostDays, onChoose }: WorkCalendarProps) {
  const t = useSay();
  const [shown, setShown] = useState(toDay);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the month follows a choice made elsewhere
  useEffect(() => setShown(toDay), [fromDay, toDay]);
  const weeks = weeksOf(shown);
  const { data } = useQuery(calendarQuery(windowId, weeks[0]![0]!, weeks.at(-1)!.at(-1)!));
  const work = new Map(data?.days.map((each) => [each.day, each]));
  const left = data?.days.reduce((sum, { day, open }) => sum + (day.startsWith(shown.slice(0, 7)) ? open : 0), 0);

  const grid = useRef<HTMLTableElement>(null);
  const focusNext = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key has moved the day that holds the focus
  useEffect(() => {
    if (focusNext.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    focusNext.current = false;
  }, [shown]);
  const choose = (day: string, extend: boolean) =>
    onChoose(...(extend ? spanOf(day < fromDay ? toDay : fromDay, day, mostDays) : ([day, day] as const)));
  const goToWork = (days: readonly { readonly day: string; readonly open: number }[] = []) => {
    const next = days.find(({ open }) => open > 0);
    if (next !== undefined) onChoose(next.day, next.day);
  };
  useShortcuts(t('日历', 'Calendar'), [
    {
      keys: ['c'],
      label: t(
        '到日历（方向键选日，PageUp / PageDown 换月）',
        'To the calendar (arrows: day, PageUp / PageDown: month)',
      ),
      run: () => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
    },
    {
      keys: ['w'],
      label: t('下一个有待复核的日子', 'Next day with work left'),
      run: () => goToWork(data?.days.filter(({ day }) => day > toDay)),
    },
    {
      keys: ['Shift+w'],
      label: t('上一个有待复核的日子', 'Previous day with work left'),
      run: () => goToWork(data?.days.filter(({ day }) => day < fromDay).reverse()),
    },
  ]);
  const press = (event: KeyboardEvent) => {
    const days = KEY_DAYS[event.key];
    const months = KEY_MONTHS[event.key];
    if (days === undefined && months === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    focusNext.current = true;
    setShown(days === undefined ? addMonths(shown, months!) : addDays(shown, days));
  };
  return (
    <section className="panel work-calendar" aria-label={t('日历', 'Calendar')}>
      <div className="work-calendar-head">
        <Button
          type="text"
          size="small"
          icon={<LeftOutlined />}
          aria-label={t('上个月', 'Month before')}
          onClick={() => setShown(addMonths(shown, -1))}
        />
        <strong aria-live="polite">{shown.slice(0, 7)}</strong>
        <Button
          type="text"
          size="small"
          icon={<RightOutlined />}
          aria-label={t('下个月', 'Month after')}
          onClick={() => setShown(addMonths(shown, 1))}
        />
      </div>
      <table ref={grid} onKeyDown={press}>
        <thead>
          <tr>
            {WEEKDAYS[t.language].map((name, i) => (
              <th key={weeks[0]![i]} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                const { open = 0, recordings = 0 } = work.get(day) ?? {};
                const chosen = fromDay <= day && day <= toDay;
                return (
                  <td key={day}>
                    <button
                      type="button"
                      tabIndex={day === shown ? 0 : -1}
                      aria-pressed={chosen}
                      className={dayClass(day.slice(0, 7) === shown.slice(0, 7), recordings > 0)}
                      onClick={(event) => choose(day, event.shiftKey)}
                      onFocus={() => setShown(day)}
                    >
                      {Number(day.slice(8))}
                      <span className="visually-hidden">
                        {t(` 日，${day}，${recordings} 段录像，`, ` is ${day}, ${recordings} recordings, `)}
                      </span>
                      <small>{open === 0 ? NO_COUNT : open > 999 ? '999+' : open}</small>
                      <span className="visually-hidden">
                        {open === 0 ? t('没有待复核', 'nothing to review') : t(' 条待复核', ' to review')}
                      </span>
                      <span className="work-bar" style={{ width: `${100 * Math.min(1, open / FULL_BAR)}%` }} />
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted small">
        {left === undefined
          ? ' '
          : t(`本月待复核 ${left} 条 · Shift 选多天`, `${left} to review this month · Shift for several days`)}
      </p>
    </section>
  );
}

const dayClass = (ofMonth: boolean, recorded: boolean): string =>
  `work-day${ofMonth ? '' : ' of-other-month'}${recorded ? '' : ' without-recording'}`;
