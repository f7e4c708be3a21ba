import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { accountsQuery, changePerson, type Person, type PersonChange } from '../api/accounts.ts';
import { useSay } from '../i18n/language.tsx';
import { ROLE_WORDING } from '../session/role-wording.ts';
import { AddPerson } from './add-person.tsx';
import { OneTimeSecret } from './one-time-secret.tsx';

/** Accounts: who may log in, with which role, and for which halls. */
export function AccountsTab() {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { data, isPending } = useQuery(accountsQuery);
  const [secret, setSecret] = useState<{ readonly title: string; readonly value: string }>();
  const told = async (person: Person, oneTimePassword: string | undefined) => {
    await queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
    if (oneTimePassword !== undefined)
      setSecret({
        title: t(`${person.name} 的一次性密码`, `One-time password of ${person.name}`),
        value: oneTimePassword,
      });
  };
  const change = useMutation({
    mutationFn: ({ person, changes }: { person: Person; changes: Omit<PersonChange, 'version'> }) =>
      changePerson(person.id, { version: person.version, ...changes }),
    onSuccess: ({ account, oneTimePassword }) => told(account, oneTimePassword),
    onError: (error) => void message.error(error.message),
  });
  return (
    <div className="stack">
      <AddPerson onAdded={told} />
      <Table<Person>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data?.accounts ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        columns={[
          { title: t('用户名', 'Login'), dataIndex: 'name' },
          { title: t('姓名', 'Name'), dataIndex: 'displayName' },
          { title: t('角色', 'Role'), render: (_, person) => t.of(ROLE_WORDING[person.role]) },
          {
            title: t('大厅', 'Halls'),
            render: (_, person) => person.halls?.join('、') ?? <span className="muted">{t('全部', 'all')}</span>,
          },
          { title: t('工号', 'Staff number'), dataIndex: 'staffNumber' },
          {
            title: t('状态', 'State'),
            render: (_, person) => (
              <Space size={4}>
                {person.disabled && <Tag color="red">{t('停用', 'disabled')}</Tag>}
                {person.lockedUntil !== undefined && <Tag color="orange">{t('已锁定', 'locked')}</Tag>}
                {person.mustChangePassword && <Tag>{t('待改密码', 'password due')}</Tag>}
                {person.mayUnblur && <Tag color="blue">{t('可看原画面', 'sees unblurred')}</Tag>}
              </Space>
            ),
          },
          {
            title: '',
            align: 'right',
            render: (_, person) => (
              <Space size={4}>
                <Popconfirm
                  title={t('重置密码？对方会被退出登录。', 'Reset the password? The person is logged out.')}
                  onConfirm={() => change.mutate({ person, changes: { resetPassword: true } })}
                >
                  <Button size="small">{t('重置密码', 'Reset password')}</Button>
                </Popconfirm>
                <Button
                  size="small"
                  danger={!person.disabled}
                  onClick={() => change.mutate({ person, changes: { disabled: !person.disabled } })}
                >
                  {person.disabled ? t('启用', 'Enable') : t('停用', 'Disable')}
                </Button>
              </Space>
            ),
          },
        ]}
      />
      <OneTimeSecret secret={secret} onClose={() => setSecret(undefined)} />
    </div>
  );
}
