import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Appeal, type AppealDecision, decideAppeal } from '../api/appeals.ts';
import { findingQuery } from '../api/findings.ts';
import { useSay } from '../i18n/language.tsx';
import { VerdictChip } from '../review/verdict-chip.tsx';
import { APPEAL_WORDING } from './appeal-wording.ts';

const COLOUR = { open: 'gold', upheld: 'green', rejected: 'default' } as const;

/** What was said, about which finding, and what was answered. */
export function AppealView({ appeal, decides }: { readonly appeal: Appeal; readonly decides: boolean }) {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { data: detail } = useQuery(findingQuery(appeal.findingId));
  const [answer, setAnswer] = useState('');
  const decide = useMutation({
    mutationFn: (decision: AppealDecision['decision']) =>
      decideAppeal(appeal.id, { decision, verdict: 'met', answer: answer.trim(), version: appeal.version }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['appeals'] }),
    onError: (error) => void message.error(error.message),
  });
  return (
    <article className="panel panel-pad appeal">
      <Link to={`/findings/${appeal.findingId}`} className="appeal-still">
        <img src={`/api/v1/findings/${appeal.findingId}/still`} alt={t('证据画面', 'Still of the evidence')} />
      </Link>
      <div className="stack grow">
        <div className="row">
          <Tag color={COLOUR[appeal.state]}>{t.of(APPEAL_WORDING[appeal.state])}</Tag>
          <span className="muted numeric">
            {appeal.window} · {appeal.at.slice(0, 16).replace('T', ' ')}
            {appeal.staffNumber !== undefined && ` · ${appeal.staffNumber}`}
          </span>
        </div>
        {detail !== undefined && (
          <div className="row">
            <VerdictChip verdict={detail.finding.review.verdict ?? detail.finding.verdict} />
            <Link to={`/findings/${appeal.findingId}`}>{t.of(detail.finding.clauseWording)}</Link>
          </div>
        )}
        <blockquote>{appeal.text}</blockquote>
        {appeal.answer !== undefined && (
          <p>
            <span className="muted">
              {appeal.decidedBy} {appeal.decidedAt?.slice(0, 16).replace('T', ' ')}：
            </span>
            {appeal.answer}
          </p>
        )}
        {decides && appeal.state === 'open' && (
          <div className="stack">
            <Input.TextArea
              rows={2}
              value={answer}
              onChange={(e) => setAnswer(e.target.value)}
              placeholder={t('答复（必填，申诉人会看到）', 'Answer (needed; the clerk will read it)')}
              aria-label={t('答复', 'Answer')}
            />
            <div className="row">
              <Button
                type="primary"
                disabled={answer.trim() === ''}
                loading={decide.isPending}
                onClick={() => decide.mutate('upheld')}
              >
                {t('申诉成立，改判达标', 'Uphold: it was met')}
              </Button>
              <Button
                disabled={answer.trim() === ''}
                loading={decide.isPending}
                onClick={() => decide.mutate('rejected')}
              >
                {t('维持原判', 'Reject')}
              </Button>
            </div>
          </div>
        )}
      </div>
    </article>
  );
}
