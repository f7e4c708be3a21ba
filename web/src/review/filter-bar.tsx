import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { windowsQuery, windowTitle } from '../api/places.ts';
import { clausesQuery, rulebooksQuery } from '../api/rulebooks.ts';
import { useSay } from '../i18n/language.tsx';
import { VERDICT_WORDING } from '../i18n/vocabulary.ts';
import type { QueueFilter } from './queue-filter.ts';
import { REVIEW_STATUS_WORDING } from './review-actions.ts';

interface FilterBarProps {
  readonly filter: QueueFilter;
  readonly onChange: (filter: QueueFilter) => void;
}

const DAY = 'YYYY-MM-DD';

export function FilterBar({ filter, onChange }: FilterBarProps) {
  const t = useSay();
  const { data: windows } = useQuery(windowsQuery);
  const { data: rulebooks } = useQuery(rulebooksQuery);
  const { data: clauses } = useQuery({
    ...clausesQuery(filter.rulebook ?? ''),
    enabled: filter.rulebook !== undefined,
  });
  const set = (changes: { readonly [K in keyof QueueFilter]: QueueFilter[K] | undefined }) =>
    onChange(Object.fromEntries(Object.entries({ ...filter, ...changes }).filter(([, v]) => v !== undefined)));
  const common = { allowClear: true, popupMatchSelectWidth: false, showSearch: { optionFilterProp: 'label' } } as const;
  return (
    <>
      <Select
        {...common}
        aria-label={t('窗口', 'Window')}
        placeholder={t('窗口', 'Window')}
        style={{ width: 96 }}
        value={filter.window}
        options={windows?.windows.map((place) => ({ value: place.window, label: windowTitle(place) })) ?? []}
        onChange={(window?: string) => set({ window })}
      />
      <Select
        {...common}
        aria-label={t('规范', 'Rulebook')}
        placeholder={t('规范', 'Rulebook')}
        style={{ width: 136 }}
        value={filter.rulebook}
        options={rulebooks?.rulebooks.map((book) => ({ value: book.rulebook, label: t.of(book.title) })) ?? []}
        onChange={(rulebook?: string) => set({ rulebook, clause: undefined })}
      />
      <Select
        {...common}
        aria-label={t('条款', 'Clause')}
        placeholder={t('条款', 'Clause')}
        style={{ width: 136 }}
        disabled={filter.rulebook === undefined}
        value={filter.clause}
        options={
          clauses?.clauses
            .filter((clause) => clause.judgement.automatic)
            .map((clause) => ({ value: clause.clause, label: `${clause.source.section} ${t.of(clause.wording)}` })) ??
          []
        }
        onChange={(clause?: string) => set({ clause })}
      />
      <Select
        aria-label={t('判定', 'Verdict')}
        style={{ width: 118 }}
        value={filter.verdict ?? ''}
        options={[
          { value: '', label: t('需处理的', 'To be judged') },
          ...Object.entries(VERDICT_WORDING).map(([value, wording]) => ({ value, label: t.of(wording) })),
        ]}
        onChange={(verdict) => set({ verdict: verdict || undefined })}
      />
      <Select
        aria-label={t('复核状态', 'Review')}
        style={{ width: 96 }}
        value={filter.review ?? 'open'}
        options={[
          ...Object.entries(REVIEW_STATUS_WORDING).map(([value, wording]) => ({ value, label: t.of(wording) })),
        ]}
        onChange={(review) => set({ review: review === 'open' ? undefined : review })}
      />
      <DatePicker.RangePicker
        style={{ width: 232 }}
        allowEmpty={[true, true]}
        value={[filter.fromDay ? dayjs(filter.fromDay) : null, filter.toDay ? dayjs(filter.toDay) : null]}
        onChange={(range) => set({ fromDay: range?.[0]?.format(DAY), toDay: range?.[1]?.format(DAY) })}
      />
      <Checkbox
        checked={filter.nearMiss === 'true'}
        onChange={(e) => set({ nearMiss: e.target.checked ? 'true' : undefined })}
      >
        {t('临界', 'Near misses')}
      </Checkbox>
      <Button type="text" onClick={() => onChange({})} disabled={Object.keys(filter).length === 0}>
        {t('清除', 'Clear')}
      </Button>
    </>
  );
}
