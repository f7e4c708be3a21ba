import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { Clause } from '../api/rulebooks.ts';
import { publishVersion, versionsQuery } from '../api/tuning.ts';
import { useSay } from '../i18n/language.tsx';
import type { OptionNumbers } from './option-sliders.tsx';

interface PublishVersionProps {
  readonly clause: Clause;
  readonly version: string;
  readonly changed: OptionNumbers;
  readonly onPublished: () => void;
}

/** Makes the changed thresholds hold for recordings analysed from now on; what was found stays as it is. */
export function PublishVersion({ clause, version, changed, onPublished }: PublishVersionProps) {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { data } = useQuery(versionsQuery(clause.rulebook));
  const publish = useMutation({
    mutationFn: () =>
      publishVersion(clause.rulebook, {
        clause: clause.clause,
        options: changed,
        reason: reason.trim(),
        baseVersion: version,
      }),
    onSuccess: async (published) => {
      void message.success(t(`已发布版本 ${published.version}`, `Version ${published.version} is published`));
      setReason('');
      onPublished();
      await queries.invalidateQueries({ queryKey: ['rulebooks'] });
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <section className="panel panel-pad stack">
      <h2>{t(`发布新版本（现为 ${version}）`, `Publish a new version (now ${version})`)}</h2>
      <Input.TextArea
        rows={2}
        value={reason}
        onChange={(e) => setReason(e.target.value)}
        placeholder={t('修改理由（必填，写入审计日志）', 'Why (needed; kept in the audit log)')}
        aria-label={t('修改理由', 'Why')}
      />
      <Button
        type="primary"
        disabled={Object.keys(changed).length === 0 || reason.trim() === ''}
        loading={publish.isPending}
        onClick={() => publish.mutate()}
      >
        {t('发布', 'Publish')}
      </Button>
      {data?.versions.map((each) => (
        <div key={each.version} className="small">
          <strong>{each.version}</strong> <span className="muted">{each.publisher}</span>{' '}
          <span className="muted numeric">{each.at.slice(0, 16).replace('T', ' ')}</span>
          <div>{each.reason}</div>
        </div>
      ))}
    </section>
  );
}
