import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { AccountsTab } from '../admin/accounts-tab.tsx';
import { ApiKeysTab } from '../admin/api-keys-tab.tsx';
import { AuditTab } from '../admin/audit-tab.tsx';
import { RetentionTab } from '../admin/retention-tab.tsx';
import { useSay } from '../i18n/language.tsx';
import { PageFrame } from '../layout/page-frame.tsx';

export function AdminPage() {
  const t = useSay();
  const [address, setAddress] = useSearchParams();
  return (
    <PageFrame title={t('系统管理', 'Administration')}>
      <div className="panel panel-pad">
        <Tabs
          activeKey={address.get('tab') ?? 'people'}
          onChange={(tab) => setAddress({ tab }, { replace: true })}
          items={[
            { key: 'people', label: t('人员与角色', 'People and roles'), children: <AccountsTab /> },
            { key: 'keys', label: t('接口密钥', 'API keys'), children: <ApiKeysTab /> },
            { key: 'retention', label: t('保存期限', 'Retention'), children: <RetentionTab /> },
            { key: 'audit', label: t('审计日志', 'Audit log'), children: <AuditTab /> },
          ]}
        />
      </div>
    </PageFrame>
  );
}
