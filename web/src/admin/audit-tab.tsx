import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Alert, Button, Table } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import {
  AUDIT_FILTER_KEYS,
  type AuditEntry,
  type AuditFilter,
  auditQuery,
  auditVerificationQuery,
} from '../api/audit.ts';
import { useSay } from '../i18n/language.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { auditActionWording } from './audit-wording.ts';

/** The audit log: who did what and looked at which clip. Every entry is chained to the one before. */
export function AuditTab() {
  const t = useSay();
  const [address, setAddress] = useSearchParams();
  const filter = useMemo<AuditFilter>(
    () => Object.fromEntries(AUDIT_FILTER_KEYS.flatMap((key) => (address.get(key) ? [[key, address.get(key)]] : []))),
    [address],
  );
  const { data, isPending, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    auditQuery(filter),
  );
  const verification = useQuery(auditVerificationQuery);
  return (
    <div className="stack">
      <AuditFilters filter={filter} onChange={(next) => setAddress({ tab: 'audit', ...next }, { replace: true })} />
      <div className="row">
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
      <Table<AuditEntry>
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
          { title: t('何事', 'What'), width: 190, render: (_, { action }) => <Action action={action} /> },
          { title: t('对象', 'Of what'), width: 150, render: (_, { subject }) => <Subject subject={subject} /> },
          { title: t('内容', 'Detail'), render: (_, { detail }) => <Detail detail={detail} /> },
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

function Action({ action }: { readonly action: string }) {
  const t = useSay();
  const wording = auditActionWording(action);
  return (
    <>
      {wording !== undefined && <span>{t.of(wording)} </span>}
      <span className="muted small">{action}</span>
    </>
  );
}

/** Findings can be opened. */
function Subject({ subject }: { readonly subject: string }) {
  const finding = /^finding:(\d+)$/.exec(subject)?.[1];
  return finding === undefined ? subject : <Link to={`/findings/${finding}`}>{subject}</Link>;
}

function Detail({ detail }: { readonly detail: AuditEntry['detail'] }) {
  const parts = Object.entries(detail).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return <span className="small muted">{parts.join(' · ')}</span>;
}
