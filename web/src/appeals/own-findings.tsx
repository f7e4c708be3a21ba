import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Empty, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { fileAppeal } from '../api/appeals.ts';
import { type Finding, findingsQuery } from '../api/findings.ts';
import { useSay } from '../i18n/language.tsx';
import { VerdictChip } from '../review/verdict-chip.tsx';

/** The clerk's own findings that went against the clerk, each with a way to contest it. */
export function OwnFindings() {
  const t = useSay();
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(
    findingsQuery({ verdict: ['not-met', 'needs-review'] }),
  );
  const findings = data?.pages.flatMap((page) => page.findings) ?? [];
  return (
    <section className="panel panel-pad stack">
      <h2>{t('本人的判定', 'Your findings')}</h2>
      {findings.length === 0 && (
        <Empty
          description={t(
            '没有未达标的判定。排班登记后，本人时段的判定会列在这里。',
            'Nothing went against you. Findings of your registered shifts appear here.',
          )}
        />
      )}
      {findings.map((finding) => (
        <OwnFinding key={finding.id} finding={finding} />
      ))}
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{t('载入更多', 'Load more')}</Button>}
    </section>
  );
}

function OwnFinding({ finding }: { readonly finding: Finding }) {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [text, setText] = useState<string>();
  const file = useMutation({
    mutationFn: () => fileAppeal(finding.id, text?.trim() ?? ''),
    onSuccess: async () => {
      setText(undefined);
      await queries.invalidateQueries({ queryKey: ['appeals'] });
      void message.success(t('已提交，由另一位主管处理', 'Filed: another supervisor will decide'));
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <div className="own-finding">
      <div className="row">
        <VerdictChip verdict={finding.review.verdict ?? finding.verdict} />
        <Link to={`/findings/${finding.id}`} className="grow">
          {t.of(finding.clauseWording)}
        </Link>
        <span className="muted numeric">{finding.startAt?.slice(5, 16).replace('T', ' ')}</span>
        {text === undefined && (
          <Button size="small" onClick={() => setText('')}>
            {t('申诉', 'Appeal')}
          </Button>
        )}
      </div>
      {text !== undefined && (
        <div className="stack">
          <Input.TextArea
            autoFocus
            rows={3}
            value={text}
            onChange={(e) => setText(e.target.value)}
            placeholder={t('请说明理由', 'Say why')}
            aria-label={t('申诉理由', 'Reason')}
          />
          <div className="row">
            <Button type="primary" disabled={text.trim() === ''} loading={file.isPending} onClick={() => file.mutate()}>
              {t('提交', 'File')}
            </Button>
            <Button onClick={() => setText(undefined)}>{t('取消', 'Cancel')}</Button>
          </div>
        </div>
      )}
    </div>
  );
}
