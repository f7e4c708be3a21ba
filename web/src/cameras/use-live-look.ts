import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type LiveLook, liveLookQuery } from '../api/live.ts';

/** Looks come every second; after so long without one nobody watches the camera. */
const LIVE_FOR_MS = 5000;

/** What the window's camera sees now; undefined while nobody watches it. Told by looks coming in, not by any clock. */
export function useLiveLook(windowId: number): LiveLook | undefined {
  const { data } = useQuery(liveLookQuery(windowId));
  const look = data?.look;
  const first = useRef<string>(undefined);
  const [isLive, setIsLive] = useState(false);
  const at = look?.at;
  useEffect(() => {
    if (at === undefined) return;
    first.current ??= at;
    if (at === first.current) return;
    setIsLive(true);
    const gone = setTimeout(() => setIsLive(false), LIVE_FOR_MS);
    return () => clearTimeout(gone);
  }, [at]);
  return isLive ? look : undefined;
}
