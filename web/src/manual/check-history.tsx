import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { checksQuery, type ManualCheck, withdrawCheck } from '../api/checks.ts';
import { useSay } from '../i18n/language.tsx';
import { VerdictChip } from '../review/verdict-chip.tsx';
import { useSession } from '../session/session.tsx';

export function CheckHistory({ checks }: { readonly checks: readonly ManualCheck[] }) {
  const t = useSay();
  const { account } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: withdrawCheck,
    onSuccess: () => queries.invalidateQueries({ queryKey: checksQuery.queryKey }),
    onError: (error) => void message.error(error.message),
  });
  return (
    <section className="panel panel-pad stack">
      <h2>{t('已记录', 'Recorded')}</h2>
      {checks.length === 0 && <p className="muted">{t('还没有记录', 'Nothing yet')}</p>}
      {checks.map((check) => (
        <div key={check.id} className="row small">
          <VerdictChip verdict={check.verdict} />
          {/* Struck out, not faded: a withdrawn check must stay readable. */}
          <span className="grow" style={{ textDecoration: check.withdrawnAt === undefined ? 'none' : 'line-through' }}>
            {check.clause}
          </span>
          <span className="muted numeric">
            {check.checker} {check.at.slice(5, 16).replace('T', ' ')}
          </span>
          {check.withdrawnAt !== undefined ? (
            <span className="muted">{t('已撤回', 'withdrawn')}</span>
          ) : (
            check.checker === account.displayName && (
              <Button size="small" type="text" onClick={() => withdraw.mutate(check.id)}>
                {t('撤回', 'Withdraw')}
              </Button>
            )
          )}
        </div>
      ))}
    </section>
  );
}
