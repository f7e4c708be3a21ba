import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { accountsQuery } from '../api/accounts.ts';
import type { AuditFilter } from '../api/audit.ts';
import { hallsQuery } from '../api/places.ts';
import { useSay } from '../i18n/language.tsx';
import { AUDIT_KINDS } from './audit-wording.ts';

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

const DAY = 'YYYY-MM-DD';
const SYSTEM = 'system';

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const t = useSay();
  const { data: people } = useQuery(accountsQuery);
  const { data: halls } = useQuery(hallsQuery);
  const set = (changes: { readonly [K in keyof AuditFilter]: AuditFilter[K] | undefined }) =>
    onChange(Object.fromEntries(Object.entries({ ...filter, ...changes }).filter(([, value]) => value)));
  const common = { allowClear: true, showSearch: { optionFilterProp: 'label' }, popupMatchSelectWidth: false } as const;
  return (
    <div className="row">
      <Select
        {...common}
        style={{ width: 140 }}
        placeholder={t('何人', 'Who')}
        aria-label={t('何人', 'Who')}
        value={filter.actor ?? null}
        options={[
          ...(people?.accounts.map(({ id, displayName }) => ({ value: `account:${id}`, label: displayName })) ?? []),
          { value: SYSTEM, label: t('系统', 'the system') },
        ]}
        onChange={(actor: string | null | undefined) => set({ actor: actor ?? undefined })}
      />
      <Select
        {...common}
        style={{ width: 130 }}
        placeholder={t('何事', 'What')}
        aria-label={t('何事', 'What')}
        value={filter.action ?? null}
        options={Object.entries(AUDIT_KINDS).map(([value, wording]) => ({ value, label: t.of(wording) }))}
        onChange={(action: string | null | undefined) => set({ action: action ?? undefined })}
      />
      <Input.Search
        key={`subject ${filter.subject ?? ''}`}
        allowClear
        style={{ width: 170 }}
        defaultValue={filter.subject ?? ''}
        placeholder={t('对象，如 finding:12', 'Of what: finding:12')}
        aria-label={t('对象，如 finding:12', 'Of what: finding:12')}
        onSearch={(text) => set({ subject: text.trim() })}
      />
      <Input.Search
        key={`text ${filter.text ?? ''}`}
        allowClear
        style={{ width: 170 }}
        defaultValue={filter.text ?? ''}
        placeholder={t('内容里的文字', 'Words in it')}
        aria-label={t('内容里的文字', 'Words in it')}
        onSearch={(text) => set({ text: text.trim() })}
      />
      {(halls?.halls.length ?? 0) > 1 && (
        <Select
          {...common}
          style={{ width: 120 }}
          placeholder={t('大厅', 'Hall')}
          aria-label={t('大厅', 'Hall')}
          value={filter.hall ?? null}
          options={halls?.halls.map(({ hall, title }) => ({ value: hall, label: title ?? hall })) ?? []}
          onChange={(hall: string | null | undefined) => set({ hall: hall ?? undefined })}
        />
      )}
      <DatePicker.RangePicker
        style={{ width: 240 }}
        allowEmpty={[true, true]}
        value={[filter.fromDay ? dayjs(filter.fromDay) : null, filter.toDay ? dayjs(filter.toDay) : null]}
        onChange={(range) => set({ fromDay: range?.[0]?.format(DAY), toDay: range?.[1]?.format(DAY) })}
      />
      <Button type="text" disabled={Object.keys(filter).length === 0} onClick={() => onChange({})}>
        {t('清除', 'Clear')}
      </Button>
    </div>
  );
}
