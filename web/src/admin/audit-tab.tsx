import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Table } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useSay } from '../i18n/language.tsx';

type Entry = components['schemas']['AuditEntry'];

interface AuditFilter {
  readonly actor?: string;
  readonly action?: string;
  readonly subject?: string;
}

const FIELDS = [
  { key: 'actor', zh: '何人，如 account:3', en: 'Who: account:3' },
  { key: 'action', zh: '何事，如 review.', en: 'What: review.' },
  { key: 'subject', zh: '对象，如 finding:12', en: 'Of what: finding:12' },
] as const;

/** Who did what and who looked at which clip; every entry is chained to the one before. */
export function AuditTab() {
  const t = useSay();
  const [filter, setFilter] = useState<AuditFilter>({});
  const { data, isPending, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit', filter],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: { nextCursor?: string }) => last.nextCursor,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { ...filter, limit: 100, ...(cursor !== undefined && { cursor }) };
      return bodyOf(api.GET('/api/v1/audit', { params: { query: query as never }, signal }));
    },
  });
  const verification = useQuery({
    queryKey: ['audit', 'verification'],
    enabled: false,
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/audit/verification', { signal })),
  });
  return (
    <div className="stack">
      <div className="row">
        {FIELDS.map(({ key, zh, en }) => (
          <Input.Search
            key={key}
            allowClear
            style={{ width: 220 }}
            placeholder={t(zh, en)}
            aria-label={t(zh, en)}
            onSearch={(text) => {
              const { [key]: _, ...others } = filter;
              setFilter({ ...others, ...(text.trim() !== '' && { [key]: text.trim() }) });
            }}
          />
        ))}
        <Button loading={verification.isFetching} onClick={() => void verification.refetch()}>
          {t('校验日志是否被改过', 'Verify the log')}
        </Button>
      </div>
      {error !== null && <Alert type="error" title={error.message} />}
      {verification.data !== undefined && (
        <Alert
          showIcon
          type={verification.data.intact ? 'success' : 'error'}
          title={
            verification.data.intact
              ? t(
                  `完整：${verification.data.entries} 条都与写入时一致`,
                  `Intact: all ${verification.data.entries} entries are as written`,
                )
              : t(`第 ${verification.data.brokenAt} 条起被改过`, `Changed from entry ${verification.data.brokenAt} on`)
          }
        />
      )}
      <Table<Entry>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data?.pages.flatMap((page) => page.entries) ?? []}
        pagination={false}
        columns={[
          { title: '#', dataIndex: 'id', width: 70 },
          {
            title: t('时间', 'Time'),
            width: 170,
            render: (_, { at }) => <span className="numeric">{at.slice(0, 19).replace('T', ' ')}</span>,
          },
          { title: t('何人', 'Who'), width: 120, render: (_, { actor }) => <span title={actor.id}>{actor.name}</span> },
          { title: t('何事', 'What'), dataIndex: 'action', width: 150 },
          { title: t('对象', 'Of what'), dataIndex: 'subject', width: 150 },
          {
            title: t('内容', 'Detail'),
            render: (_, { detail }) => <span className="small muted">{JSON.stringify(detail)}</span>,
          },
        ]}
      />
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('载入更多', 'Load more')}
        </Button>
      )}
    </div>
  );
}
