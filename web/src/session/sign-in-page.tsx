import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { PHASE_WORDING } from '../../../src/contract/phase.ts';
import { isProblem } from '../api/problem.ts';
import { type Language, useLanguage } from '../i18n/language.tsx';
import { SignInProviders } from './sign-in-providers.tsx';
import './sign-in.css';

interface Credentials {
  readonly name: string;
  readonly password: string;
}

export function SignInPage({ signIn }: { readonly signIn: (credentials: Credentials) => Promise<void> }) {
  const { say: t, choose } = useLanguage();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (credentials: Credentials) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(credentials);
    } catch (error) {
      setProblem(
        isProblem(error, 'LIYI_NOT_LOGGED_IN')
          ? t('用户名或密码不对', 'The name or password is wrong')
          : isProblem(error, 'LIYI_TOO_MANY_REQUESTS')
            ? t('尝试次数太多，请稍后再试', 'Too many attempts: try again later')
            : t('暂时连不上服务器，请稍后再试', 'The server does not answer: try again later'),
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="sign-in">
      <div className="sign-in-side">
        <div>
          <h1>{t('礼仪', 'Liyi')}</h1>
          <p>
            {t(
              '窗口录像自动判定，人工复核定案。每一条判定都可追到条款、测量值和录像片段。',
              'Counter footage is judged automatically and decided by people. Every finding leads to its clause, its measurement and its clip.',
            )}
          </p>
        </div>
        <ol className="sign-in-phases" aria-label={t('接待的六个环节', 'Six phases of an encounter')}>
          {Object.values(PHASE_WORDING).map((phase) => (
            <li key={phase.en}>{t.language === 'zh' ? phase.zh : phase.en.slice(0, 4)}</li>
          ))}
        </ol>
      </div>
      <div className="sign-in-form">
        <div className="sign-in-tools">
          <Space size={4}>
            {(['zh', 'en'] as const).map((language: Language) => (
              <Button
                key={language}
                type={t.language === language ? 'default' : 'text'}
                size="small"
                onClick={() => choose(language)}
                aria-pressed={t.language === language}
              >
                {language === 'zh' ? '中文' : 'English'}
              </Button>
            ))}
          </Space>
        </div>
        <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
          <h2>{t('登录', 'Sign in')}</h2>
          {problem !== undefined && <Alert type="error" showIcon title={problem} style={{ marginBottom: 16 }} />}
          <Form.Item
            name="name"
            label={t('用户名', 'Name')}
            rules={[{ required: true, message: t('请输入用户名', 'Enter your name') }]}
          >
            <Input autoFocus autoComplete="username" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('密码', 'Password')}
            rules={[{ required: true, message: t('请输入密码', 'Enter your password') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t('登录', 'Sign in')}
          </Button>
          <SignInProviders />
        </Form>
      </div>
    </main>
  );
}
