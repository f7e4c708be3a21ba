import { Layout, Menu, Result, Skeleton } from 'antd';
import { Suspense, useEffect } from 'react';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router';
import { useSay } from '../i18n/language.tsx';
import { ShortcutHelp } from '../keyboard/shortcut-help.tsx';
import { useShortcuts } from '../keyboard/shortcuts.tsx';
import { FindingPage } from '../pages/finding-page.tsx';
import { useSession } from '../session/session.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { PAGES } from './pages.tsx';
import { ShellFooter } from './shell-footer.tsx';
import './shell.css';

/** The frame around every page: what one may open, who one is, and whether the service answers. */
export function Shell() {
  const t = useSay();
  const { may } = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const pages = PAGES.filter((page) => page.rights.some(may));
  const current = pages.find((page) => pathname.startsWith(page.path));
  useEffect(() => {
    document.title = `${current === undefined ? '' : `${t.of(current.title)} · `}${t('礼仪 窗口服务复核', 'Liyi counter review')}`;
  }, [current, t]);
  useShortcuts(
    t('换页', 'Pages'),
    pages.map((page, i) => ({
      // The tenth is 0, as on the keyboard.
      keys: [`Alt+${(i + 1) % 10}`],
      label: t.of(page.title),
      whileTyping: true,
      run: () => void navigate(page.path),
    })),
  );
  return (
    <Layout className="shell">
      <a className="skip-link" href="#main">
        {t('跳到正文', 'Skip to content')}
      </a>
      <Layout.Sider width={176} className="sider">
        <div className="brand">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <span>
            <strong>{t('礼仪', 'Liyi')}</strong>
            <small>{t('窗口服务复核', 'Counter review')}</small>
          </span>
        </div>
        <nav aria-label={t('主菜单', 'Main menu')}>
          <Menu
            mode="inline"
            selectedKeys={current === undefined ? [] : [current.path]}
            items={pages.map((page) => ({ key: page.path, icon: page.icon, label: t.of(page.title) }))}
            onClick={({ key }) => void navigate(key)}
          />
        </nav>
        <ShellFooter />
      </Layout.Sider>
      <Layout.Content className="content" id="main" tabIndex={-1} role="main">
        <ConnectionBanner />
        <Suspense fallback={<Skeleton active className="page" />}>
          <Routes>
            <Route index element={<Navigate to={pages[0]?.path ?? '/none'} replace />} />
            <Route path="/findings/:id" element={<FindingPage />} />
            {pages.map(({ path, component: Component }) => (
              <Route key={path} path={path} element={<Component />} />
            ))}
            <Route
              path="*"
              element={
                <Result
                  status="404"
                  title={t('没有这个页面，或没有查看权限', 'No such page, or it is not open to you')}
                />
              }
            />
          </Routes>
        </Suspense>
      </Layout.Content>
      <ShortcutHelp />
    </Layout>
  );
}
