import { onlineManager, useIsFetching, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { connection } from '../api/connection.ts';
import { useSay } from '../i18n/language.tsx';

/** Shown while the service does not answer; everything typed stays, and reading goes on when it is back. */
export function ConnectionBanner() {
  const t = useSay();
  const queries = useQueryClient();
  const fetching = useIsFetching() > 0;
  const lost = useSyncExternalStore(connection.subscribe, connection.isLost);
  if (!lost) return null;
  return (
    <Alert
      banner
      type="warning"
      title={t(
        '暂时连不上服务器。已填写的内容都还在，恢复后会自动继续。',
        'The server does not answer. Nothing typed is lost; this goes on by itself when it is back.',
      )}
      action={
        <Button
          size="small"
          loading={fetching}
          onClick={() => {
            onlineManager.setOnline(true);
            void queries.refetchQueries({ type: 'active' });
          }}
        >
          {t('再试', 'Try again')}
        </Button>
      }
    />
  );
}
