import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Popconfirm, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { DAY_MS } from '../../../src/contract/durations.ts';
import { apiKeysQuery, makeKey, type NewKey, revokeKey } from '../api/accounts.ts';
import type { components } from '../api/schema.ts';
import { useSay } from '../i18n/language.tsx';
import { useSession } from '../session/session.tsx';
import { rfc3339 } from '../time/hall-clock.ts';
import { OneTimeSecret } from './one-time-secret.tsx';

type ApiKey = components['schemas']['ApiKey'];
type MachineRight = NewKey['rights'][number];

/** What machines of a hall usually need. */
const RIGHTS: Readonly<Record<MachineRight, { zh: string; en: string }>> = {
  'place:read': { zh: '读取窗口', en: 'read windows' },
  'finding:read': { zh: '读取判定', en: 'read findings' },
  'score:read': { zh: '读取得分', en: 'read scores' },
  'evidence:read': { zh: '读取证据', en: 'read evidence' },
  'place:write': { zh: '修改窗口', en: 'change windows' },
  'shift:write': { zh: '写入排班', en: 'write shifts' },
  'queue:write': { zh: '写入叫号', en: 'write queue events' },
  'recording:write': { zh: '登记录像', en: 'register recordings' },
  'job:read': { zh: '读取任务', en: 'read jobs' },
  'export:read': { zh: '导出', en: 'export' },
  'live:read': { zh: '实时事件', en: 'live events' },
};

interface KeyForm {
  readonly name: string;
  readonly rights: MachineRight[];
  readonly days: number;
}

/** Keys of calling systems, recorders and other machines. */
export function ApiKeysTab() {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<KeyForm>();
  const { data, isPending } = useQuery(apiKeysQuery);
  const { halls } = useSession().account;
  const [secret, setSecret] = useState<{ readonly title: string; readonly value: string }>();
  const onError = (error: Error) => void message.error(error.message);
  const refresh = () => queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
  const make = useMutation({
    mutationFn: ({ name, rights, days }: KeyForm) =>
      makeKey({ name, rights, expiresAt: rfc3339(Date.now() + days * DAY_MS), ...(halls && { halls }) }),
    onSuccess: async ({ key, secret: value }) => {
      form.resetFields();
      await refresh();
      setSecret({ title: t(`密钥 ${key.name}`, `Key ${key.name}`), value });
    },
    onError,
  });
  const revoke = useMutation({ mutationFn: revokeKey, onSuccess: refresh, onError });
  return (
    <div className="stack">
      <Form form={form} layout="inline" onFinish={(key) => make.mutate(key)} initialValues={{ days: 180 }}>
        <Form.Item name="name" rules={[{ required: true, message: t('必填', 'needed') }]}>
          <Input placeholder={t('用途，如 叫号系统', 'Used by')} aria-label={t('用途', 'Used by')} />
        </Form.Item>
        <Form.Item name="rights" rules={[{ required: true, message: t('必选', 'needed') }]}>
          <Select
            mode="multiple"
            style={{ width: 340 }}
            maxTagCount="responsive"
            placeholder={t('权限', 'Rights')}
            aria-label={t('权限', 'Rights')}
            options={Object.entries(RIGHTS).map(([value, wording]) => ({ value, label: t.of(wording) }))}
          />
        </Form.Item>
        <Form.Item name="days">
          <InputNumber
            min={1}
            max={365}
            suffix={t('天后过期', 'days')}
            style={{ width: 140 }}
            aria-label={t('有效天数', 'Days')}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t('生成', 'Make')}
        </Button>
      </Form>
      <Table<ApiKey>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data?.keys ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        columns={[
          { title: t('用途', 'Used by'), dataIndex: 'name' },
          { title: t('前缀', 'Prefix'), render: (_, key) => <code>liyi_{key.prefix}_…</code> },
          { title: t('权限', 'Rights'), render: (_, key) => key.rights.map((right) => t.of(RIGHTS[right])).join('、') },
          { title: t('过期', 'Expires'), render: (_, key) => key.expiresAt.slice(0, 10) },
          { title: t('最近使用', 'Last used'), render: (_, key) => key.usedAt?.slice(0, 16).replace('T', ' ') ?? '–' },
          {
            title: '',
            align: 'right',
            render: (_, key) =>
              key.revokedAt !== undefined ? (
                <Tag>{t('已吊销', 'revoked')}</Tag>
              ) : (
                <Popconfirm
                  title={t('吊销后立即失效', 'It stops working at once')}
                  onConfirm={() => revoke.mutate(key.id)}
                >
                  <Button size="small" danger>
                    {t('吊销', 'Revoke')}
                  </Button>
                </Popconfirm>
              ),
          },
        ]}
      />
      <OneTimeSecret secret={secret} onClose={() => setSecret(undefined)} />
    </div>
  );
}
