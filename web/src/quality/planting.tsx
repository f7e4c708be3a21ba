import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { accountsQuery } from '../api/accounts.ts';
import { plantedQuery, plantItems, withdrawPlanted } from '../api/quality.ts';
import { useSay } from '../i18n/language.tsx';

const REVIEWING_ROLES: readonly string[] = ['supervisor', 'administrator'];
const USUAL_COUNT = 10;

/** Puts decided findings into reviewers' queues again; nothing there tells them from others. */
export function Planting() {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { data } = useQuery(accountsQuery);
  const [reviewers, setReviewers] = useState<number[]>([]);
  const [count, setCount] = useState(USUAL_COUNT);
  const renewed = () => queries.invalidateQueries({ queryKey: plantedQuery.queryKey });
  const plant = useMutation({
    mutationFn: () => plantItems({ reviewers, count }),
    onSuccess: async ({ planted }) => {
      const all = planted.reduce((sum, each) => sum + each.count, 0);
      void message.info(
        all === 0
          ? t('没有可放的：要先有别人判过、他没判过的', 'Nothing to plant: others must have judged what they have not')
          : t(`已放入 ${all} 条`, `${all} planted`),
      );
      await renewed();
    },
    onError: (error) => void message.error(error.message),
  });
  const withdraw = useMutation({
    mutationFn: withdrawPlanted,
    onSuccess: async ({ withdrawn }) => {
      void message.info(t(`已撤回 ${withdrawn} 条`, `${withdrawn} taken back`));
      await renewed();
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <div className="row">
      <Select<number[]>
        mode="multiple"
        style={{ minWidth: 260 }}
        placeholder={t('放给谁', 'For whom')}
        aria-label={t('放给谁', 'For whom')}
        value={reviewers}
        onChange={setReviewers}
        optionFilterProp="label"
        options={
          data?.accounts
            .filter(({ role, disabled }) => REVIEWING_ROLES.includes(role) && !disabled)
            .map(({ id, displayName }) => ({ value: id, label: displayName })) ?? []
        }
      />
      <InputNumber
        min={1}
        max={100}
        value={count}
        suffix={t('条 / 人', 'each')}
        aria-label={t('每人条数', 'How many each')}
        onChange={(value) => setCount(value ?? USUAL_COUNT)}
      />
      <Button type="primary" disabled={reviewers.length === 0} loading={plant.isPending} onClick={() => plant.mutate()}>
        {t('放入待办', 'Plant')}
      </Button>
      <Popconfirm
        title={t('撤回还没人判的？', 'Take back what nobody has judged?')}
        onConfirm={() => withdraw.mutate()}
      >
        <Button loading={withdraw.isPending}>{t('撤回未判的', 'Take back the open ones')}</Button>
      </Popconfirm>
      <span className="muted">
        {t(
          '从别人判过的里抽签，在待办里与平常无异',
          'Drawn by lot from what others decided; they look like all others',
        )}
      </span>
    </div>
  );
}
