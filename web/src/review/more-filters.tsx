import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select, TimePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { hallsQuery } from '../api/places.ts';
import { clausesQuery, rulebooksQuery } from '../api/rulebooks.ts';
import { useSay } from '../i18n/language.tsx';
import { WEEKDAYS } from '../i18n/weekdays.ts';
import type { FilterChanges, QueueFilter } from './queue-filter.ts';

interface MoreFiltersProps {
  readonly filter: QueueFilter;
  readonly onChange: (changes: FilterChanges) => void;
}

const DAY = 'YYYY-MM-DD';
const TIME = 'HH:mm';
/** On any day: pickers count in days of the reader's own zone, but only hours and minutes are shown. */
const clockTime = (time: string) => dayjs(`2000-01-01T${time}`);
const WIDTH = { width: '100%' } as const;

/** Filters by hall, clause, days and hours. */
export function MoreFilters({ filter, onChange }: MoreFiltersProps) {
  const t = useSay();
  const { data: halls } = useQuery(hallsQuery);
  const { data: rulebooks } = useQuery(rulebooksQuery);
  const { data: clauses } = useQuery({
    ...clausesQuery(filter.rulebook ?? ''),
    enabled: filter.rulebook !== undefined,
  });
  const common = { allowClear: true, style: WIDTH, showSearch: { optionFilterProp: 'label' } } as const;
  const any = t('不限', 'Any');
  return (
    <div className="more-filters">
      <Labelled name={t('大厅', 'Hall')}>
        <Select
          {...common}
          aria-label={t('大厅', 'Hall')}
          placeholder={any}
          value={filter.hall}
          options={halls?.halls.map(({ hall, title }) => ({ value: hall, label: title ?? hall })) ?? []}
          onChange={(hall?: string) => onChange({ hall, window: undefined })}
        />
      </Labelled>
      <Labelled name={t('规范', 'Rulebook')}>
        <Select
          {...common}
          aria-label={t('规范', 'Rulebook')}
          placeholder={any}
          value={filter.rulebook}
          options={rulebooks?.rulebooks.map((book) => ({ value: book.rulebook, label: t.of(book.title) })) ?? []}
          onChange={(rulebook?: string) => onChange({ rulebook, clause: undefined })}
        />
      </Labelled>
      <Labelled name={t('条款', 'Clause')}>
        <Select
          {...common}
          aria-label={t('条款', 'Clause')}
          placeholder={filter.rulebook === undefined ? t('先选规范', 'Choose a rulebook first') : any}
          disabled={filter.rulebook === undefined}
          value={filter.clause}
          options={
            clauses?.clauses
              .filter((clause) => clause.judgement.automatic)
              .map((clause) => ({ value: clause.clause, label: `${clause.source.section} ${t.of(clause.wording)}` })) ??
            []
          }
          onChange={(clause?: string) => onChange({ clause })}
        />
      </Labelled>
      <Labelled name={t('日期', 'Days')}>
        <DatePicker.RangePicker
          style={WIDTH}
          allowEmpty={[true, true]}
          value={[filter.fromDay ? dayjs(filter.fromDay) : null, filter.toDay ? dayjs(filter.toDay) : null]}
          onChange={(range) => onChange({ fromDay: range?.[0]?.format(DAY), toDay: range?.[1]?.format(DAY) })}
        />
      </Labelled>
      <Labelled name={t('一天中的时段', 'Time of day')}>
        <TimePicker.RangePicker
          style={WIDTH}
          format={TIME}
          minuteStep={5}
          order={false}
          needConfirm={false}
          value={filter.timeFrom && filter.timeTo ? [clockTime(filter.timeFrom), clockTime(filter.timeTo)] : null}
          onChange={(range) => {
            const [from, to] = [range?.[0], range?.[1]];
            // One without the other says nothing.
            if (from && to) onChange({ timeFrom: from.format(TIME), timeTo: to.format(TIME) });
            else if (range === null) onChange({ timeFrom: undefined, timeTo: undefined });
          }}
        />
      </Labelled>
      <Labelled name={t('星期', 'Day of the week')}>
        <Select
          {...common}
          aria-label={t('星期', 'Day of the week')}
          placeholder={any}
          value={filter.weekday}
          options={WEEKDAYS.map((wording, i) => ({ value: String(i + 1), label: t.of(wording) }))}
          onChange={(weekday?: string) => onChange({ weekday })}
        />
      </Labelled>
      <p className="muted small">{t('时间均为大厅所在地时间（UTC+8）', 'Times are those at the hall (UTC+8)')}</p>
    </div>
  );
}

function Labelled({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <div className="muted small">{name}</div>
      {children}
    </div>
  );
}
