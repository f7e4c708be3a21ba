import { App } from 'antd';
import { useCallback, useState } from 'react';
import { download } from './download.ts';

interface Download {
  readonly fetching: ReadonlySet<string>;
  readonly fetch: (path: string) => void;
}

/** Exports that are under way, by their address; what the service refuses is said. */
export function useDownload(): Download {
  const { message } = App.useApp();
  const [fetching, setFetching] = useState<ReadonlySet<string>>(new Set());
  const fetch = useCallback(
    (path: string) => {
      setFetching((paths) => new Set(paths).add(path));
      download(path)
        .catch((error: unknown) => void message.error(error instanceof Error ? error.message : String(error)))
        .finally(() => setFetching((paths) => new Set([...paths].filter((each) => each !== path))));
    },
    [message],
  );
  return { fetching, fetch };
}
