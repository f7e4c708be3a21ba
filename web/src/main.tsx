import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { isPassing } from './api/problem.ts';
import { SessionProvider } from './session/session.tsx';
import './app.css';
import { LanguageProvider } from './i18n/language.tsx';
import { ShortcutProvider } from './keyboard/shortcuts.tsx';
import { prefetchPage } from './shell/prefetch-page.ts';
import { Shell } from './shell/shell.tsx';
import { AppearanceProvider } from './theme/appearance.tsx';

/** Another person may have changed what is shown; going back within this time asks nobody. */
const FRESH_MS = 15_000;
const RETRY_MS = 2000;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      refetchOnWindowFocus: false,
      // The site is on the hall's own network: what the browser says about the internet says nothing about the service.
      networkMode: 'always',
      retry: (_count, error) => isPassing(error),
      retryDelay: RETRY_MS,
    },
    mutations: { networkMode: 'always', retry: (_count, error) => isPassing(error), retryDelay: RETRY_MS },
  },
});

prefetchPage(queries, new URL(location.href));

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider>
      <AppearanceProvider>
        <QueryClientProvider client={queries}>
          <AntApp className="app">
            <ShortcutProvider>
              <BrowserRouter>
                <SessionProvider>
                  <Shell />
                </SessionProvider>
              </BrowserRouter>
            </ShortcutProvider>
          </AntApp>
        </QueryClientProvider>
      </AppearanceProvider>
    </LanguageProvider>
  </StrictMode>,
);
