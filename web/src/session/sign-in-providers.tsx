import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Divider } from 'antd';
import { providersQuery } from '../api/providers.ts';
import { useSay } from '../i18n/language.tsx';

/** In the address, where the service sends a browser back that could not be let in. */
const PROBLEM_PARAMETER = 'sign-in-problem';

/** A button for each identity provider of the service; nothing where it has none. */
export function SignInProviders() {
  const t = useSay();
  const { data } = useQuery(providersQuery);
  const problem = new URLSearchParams(location.search).get(PROBLEM_PARAMETER);
  if (data === undefined || data.providers.length === 0) return null;
  return (
    <>
      <Divider plain>{t('或', 'or')}</Divider>
      {problem !== null && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 16 }}
          title={
            problem === 'LIYI_SIGN_IN_PROVIDER'
              ? t('统一身份认证暂时不可用，请用密码登录', 'The identity provider does not answer: use your password')
              : t('统一身份认证未能登录，请重试或联系管理员', 'You were not let in: try again, or ask an administrator')
          }
        />
      )}
      {data.providers.map(({ id, title, href }) => (
        <Button key={id} href={href} block style={{ marginBottom: 8 }}>
          {t(`用${title}登录`, `Sign in with ${title}`)}
        </Button>
      ))}
    </>
  );
}
