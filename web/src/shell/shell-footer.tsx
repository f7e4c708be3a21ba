import { BulbOutlined, LogoutOutlined, QuestionCircleOutlined, TranslationOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { useLanguage } from '../i18n/language.tsx';
import { ROLE_WORDING } from '../session/role-wording.ts';
import { useSession } from '../session/session.tsx';
import { APPEARANCES, type Appearance, useAppearance } from '../theme/appearance.tsx';

const APPEARANCE_WORDING: Readonly<Record<Appearance, { zh: string; en: string }>> = {
  system: { zh: '随系统', en: 'As the system' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
};

export function ShellFooter() {
  const { say: t, choose } = useLanguage();
  const { appearance, choose: chooseAppearance } = useAppearance();
  const { account, signOut } = useSession();
  return (
    <div className="sider-foot">
      <div className="who">
        <strong>{account.displayName}</strong>
        <span>{t.of(ROLE_WORDING[account.role])}</span>
      </div>
      <div className="sider-tools">
        <Tooltip title={t('English', '中文')}>
          <Button
            type="text"
            icon={<TranslationOutlined />}
            aria-label={t('Switch to English', '切换为中文')}
            onClick={() => choose(t.language === 'zh' ? 'en' : 'zh')}
          />
        </Tooltip>
        <Dropdown
          trigger={['click']}
          menu={{
            selectable: true,
            selectedKeys: [appearance],
            items: APPEARANCES.map((key) => ({ key, label: t.of(APPEARANCE_WORDING[key]) })),
            onClick: ({ key }) => chooseAppearance(key as Appearance),
          }}
        >
          <Button type="text" icon={<BulbOutlined />} aria-label={t('外观', 'Appearance')} />
        </Dropdown>
        <Tooltip title={t('快捷键 ?', 'Keys ?')}>
          <Button
            type="text"
            icon={<QuestionCircleOutlined />}
            aria-label={t('快捷键', 'Keyboard shortcuts')}
            onClick={() => dispatchEvent(new KeyboardEvent('keydown', { key: '?' }))}
          />
        </Tooltip>
        <Tooltip title={t('退出', 'Sign out')}>
          <Button
            type="text"
            icon={<LogoutOutlined />}
            aria-label={t('退出', 'Sign out')}
            onClick={() => void signOut()}
          />
        </Tooltip>
      </div>
    </div>
  );
}
