import { FilterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Checkbox, Popover, Select } from 'antd';
import { useState } from 'react';
import { VERDICT_WORDING } from '../../../src/contract/verdict.ts';
import { windowsQuery, windowTitle } from '../api/places.ts';
import { staffNumbersQuery } from '../api/shifts.ts';
import { useSay } from '../i18n/language.tsx';
import { KeyHint } from '../keyboard/key-hint.tsx';
import { useShortcuts } from '../keyboard/shortcuts.tsx';
import { MoreFilters } from './more-filters.tsx';
import type { FilterChanges, QueueFilter } from './queue-filter.ts';
import { REVIEW_STATUS_WORDING } from './review-actions.ts';

interface FilterBarProps {
  readonly filter: QueueFilter;
  readonly onChange: (filter: QueueFilter) => void;
}

/** Those of `MoreFilters`; a span of days or of hours is one. */
const countOfMore = ({ hall, rulebook, clause, fromDay, toDay, timeFrom }: QueueFilter): number =>
  [hall, rulebook, clause, fromDay ?? toDay, timeFrom].filter((value) => value !== undefined).length;

export function FilterBar({ filter, onChange }: FilterBarProps) {
  const t = useSay();
  const [open, setOpen] = useState(false);
  const { data: windows } = useQuery(windowsQuery);
  const { data: clerks } = useQuery(staffNumbersQuery);
  const set = (changes: FilterChanges) =>
    onChange(Object.fromEntries(Object.entries({ ...filter, ...changes }).filter(([, v]) => v !== undefined)));
  const ofHall = windows?.windows.filter(({ hall }) => filter.hall === undefined || hall === filter.hall) ?? [];
  const common = { allowClear: true, popupMatchSelectWidth: false, showSearch: { optionFilterProp: 'label' } } as const;
  useShortcuts(t('筛选', 'Filters'), [
    { keys: ['g'], label: t('打开 / 关闭更多筛选', 'Open / close more filters'), run: () => setOpen((is) => !is) },
    { keys: ['Shift+g'], label: t('清除全部筛选', 'Clear all filters'), run: () => onChange({}) },
  ]);
  return (
    <>
      <Select
        {...common}
        aria-label={t('窗口', 'Window')}
        placeholder={t('窗口', 'Window')}
        style={{ width: 110 }}
        value={filter.window}
        options={[...new Map(ofHall.map((place) => [place.window, windowTitle(place)]))].map(([value, label]) => ({
          value,
          label,
        }))}
        onChange={(window?: string) => set({ window })}
      />
      <Select
        {...common}
        aria-label={t('窗口人员工号', 'Clerk’s staff number')}
        placeholder={t('人员工号', 'Clerk')}
        style={{ width: 120 }}
        value={filter.staffNumber}
        options={clerks?.staffNumbers.map((value) => ({ value, label: value })) ?? []}
        onChange={(staffNumber?: string) => set({ staffNumber })}
      />
      <Select
        aria-label={t('判定', 'Verdict')}
        style={{ width: 138 }}
        popupMatchSelectWidth={false}
        value={filter.verdict ?? ''}
        options={[
          { value: '', label: t('需处理的', 'To be judged') },
          ...Object.entries(VERDICT_WORDING).map(([value, wording]) => ({ value, label: t.of(wording) })),
        ]}
        onChange={(verdict) => set({ verdict: verdict || undefined })}
      />
      <Select
        aria-label={t('复核状态', 'Review')}
        style={{ width: 112 }}
        popupMatchSelectWidth={false}
        value={filter.review ?? 'open'}
        options={[
          ...Object.entries(REVIEW_STATUS_WORDING).map(([value, wording]) => ({ value, label: t.of(wording) })),
        ]}
        onChange={(review) => set({ review: review === 'open' ? undefined : review })}
      />
      <Checkbox
        checked={filter.nearMiss === 'true'}
        onChange={(e) => set({ nearMiss: e.target.checked ? 'true' : undefined })}
      >
        {t('临界', 'Near misses')}
      </Checkbox>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        content={<MoreFilters filter={filter} onChange={set} />}
      >
        <Badge count={countOfMore(filter)} size="small" color="var(--primary)">
          <Button icon={<FilterOutlined />} aria-expanded={open}>
            {t('更多筛选', 'More')} <KeyHint keys="g" />
          </Button>
        </Badge>
      </Popover>
      <Button type="text" onClick={() => onChange({})} disabled={Object.keys(filter).length === 0}>
        {t('清除', 'Clear')}
      </Button>
    </>
  );
}
