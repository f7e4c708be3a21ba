import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { windowsQuery, windowTitle } from '../api/places.ts';
import type { Period } from '../api/scores.ts';
import { useSay } from '../i18n/language.tsx';

const DAY = 'YYYY-MM-DD';

interface PeriodPickerProps {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}

export function PeriodPicker({ period, onChange }: PeriodPickerProps) {
  const t = useSay();
  const { data } = useQuery(windowsQuery);
  const lastDays = (days: number): [dayjs.Dayjs, dayjs.Dayjs] => [dayjs().subtract(days - 1, 'day'), dayjs()];
  return (
    <>
      <Select
        allowClear
        style={{ width: 140 }}
        placeholder={t('全部窗口', 'All windows')}
        aria-label={t('窗口', 'Window')}
        value={period.window?.[0]}
        options={data?.windows.map((place) => ({ value: place.window, label: windowTitle(place) })) ?? []}
        onChange={(window?: string) => {
          const { window: _, ...others } = period;
          onChange({ ...others, ...(window !== undefined && { window: [window] }) });
        }}
      />
      <DatePicker.RangePicker
        allowClear={false}
        value={[dayjs(period.from), dayjs(period.to)]}
        presets={[
          { label: t('最近 7 天', 'Last 7 days'), value: lastDays(7) },
          { label: t('最近 30 天', 'Last 30 days'), value: lastDays(30) },
          { label: t('最近 90 天', 'Last 90 days'), value: lastDays(90) },
        ]}
        onChange={(range) => {
          if (range?.[0] && range[1]) onChange({ ...period, from: range[0].format(DAY), to: range[1].format(DAY) });
        }}
      />
    </>
  );
}
