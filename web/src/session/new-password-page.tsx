import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { useSay } from '../i18n/language.tsx';
import './sign-in.css';

const MIN_LENGTH = 10;

interface NewPassword {
  readonly password: string;
  readonly newPassword: string;
  readonly again: string;
}

/** The first password was set by somebody else; nothing is shown before it has been replaced. */
export function NewPasswordPage({ onChanged }: { readonly onChanged: () => Promise<void> }) {
  const t = useSay();
  const [problem, setProblem] = useState<string>();
  const submit = async ({ password, newPassword }: NewPassword) => {
    try {
      await bodyOf(api.PUT('/api/v1/session/password', { body: { password, newPassword } }));
      await onChanged();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <main className="sign-in-form" style={{ minHeight: '100%' }}>
      <Form<NewPassword> layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        <h2>{t('设置自己的密码', 'Set your own password')}</h2>
        {problem !== undefined && <Alert type="error" title={problem} style={{ marginBottom: 16 }} />}
        <Form.Item name="password" label={t('当前密码', 'Present password')} rules={[{ required: true }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={t('新密码（至少 10 个字符）', 'New password (10 characters or more)')}
          rules={[{ required: true, min: MIN_LENGTH }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('再输入一次', 'Once more')}
          dependencies={['newPassword']}
          rules={[
            { required: true },
            ({ getFieldValue }) => ({
              validator: (_rule, value) =>
                value === getFieldValue('newPassword')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('两次输入不一致', 'The two differ'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block>
          {t('保存', 'Save')}
        </Button>
      </Form>
    </main>
  );
}
