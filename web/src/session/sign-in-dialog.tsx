import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { isProblem } from '../api/problem.ts';
import { useSay } from '../i18n/language.tsx';

interface SignInDialogProps {
  readonly name: string;
  readonly signIn: (credentials: { name: string; password: string }) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

/** Over the page on which the session ended: the same person goes on where they were. */
export function SignInDialog({ name, signIn, signOut }: SignInDialogProps) {
  const t = useSay();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const submit = async () => {
    try {
      await signIn({ name, password });
    } catch (error) {
      setProblem(
        isProblem(error, 'LIYI_NOT_LOGGED_IN')
          ? t('密码不对', 'The password is wrong')
          : t('暂时连不上服务器', 'The server does not answer'),
      );
    }
  };
  return (
    <Modal
      open
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={380}
      title={t('登录已过期，请重新登录', 'Your session has ended: sign in again')}
      footer={[
        <Button key="out" onClick={() => void signOut()}>
          {t('换个账号', 'Another account')}
        </Button>,
        <Button key="in" type="primary" onClick={() => void submit()}>
          {t('继续', 'Go on')}
        </Button>,
      ]}
    >
      <p style={{ marginBottom: 12 }}>{t(`${name}，刚才填写的内容都还在。`, `${name}, nothing you typed is lost.`)}</p>
      {problem !== undefined && <Alert type="error" title={problem} style={{ marginBottom: 12 }} />}
      <Input.Password
        autoFocus
        aria-label={t('密码', 'Password')}
        autoComplete="current-password"
        value={password}
        onChange={(e) => setPassword(e.target.value)}
        onPressEnter={() => void submit()}
      />
    </Modal>
  );
}
