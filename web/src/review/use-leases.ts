import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { MINUTE_MS } from '../../../src/contract/durations.ts';
import { isProblem } from '../api/problem.ts';
import { giveLeaseBack, takeLease } from '../api/reviews.ts';
import { useSay } from '../i18n/language.tsx';

/** Well before the service lets go of it. */
const RENEW_MS = 5 * MINUTE_MS;

/**
 * Holds the item shown and the one after it, so that two reviewers never judge the same; `onTaken` says which one
 * somebody else has. What was held and not judged is given back. Answers with the items that may be shown.
 */
export function useLeases(
  ids: readonly (number | undefined)[],
  onTaken: (id: number) => void,
): { readonly has: (id: number) => boolean } {
  const t = useSay();
  const { message } = App.useApp();
  const held = useRef(new Set<number>());
  const [asked, setAsked] = useState<ReadonlySet<number>>(new Set());
  const key = ids.filter((id) => id !== undefined).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the ids; the rest is only said to people
  useEffect(() => {
    const wanted = key === '' ? [] : key.split(',').map(Number);
    for (const id of held.current) if (!wanted.includes(id)) release(held.current, id);
    const take = () => {
      for (const id of wanted) {
        held.current.add(id);
        takeLease(id)
          .catch((error: unknown) => {
            if (!isProblem(error, 'LIYI_CONFLICT')) return;
            held.current.delete(id);
            onTaken(id);
            const content = t('有同事正在复核，已跳过', 'A colleague is reviewing it: skipped');
            void message.info({ key: 'taken', content });
          })
          // Whatever else went wrong is no reason to keep an item from being looked at: the review itself will tell.
          .finally(() => setAsked((before) => new Set(before).add(id)));
      }
    };
    take();
    const renewing = setInterval(take, RENEW_MS);
    return () => clearInterval(renewing);
  }, [key]);
  useEffect(() => {
    const leave = () => {
      for (const id of held.current) release(held.current, id);
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return asked;
}

function release(held: Set<number>, id: number): void {
  held.delete(id);
  void giveLeaseBack(id).catch(() => undefined);
}
