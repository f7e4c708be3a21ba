import { Skeleton } from 'antd';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { credentials } from '../api/credentials.ts';
import { isPassing } from '../api/problem.ts';
import type { components } from '../api/schema.ts';
import { NewPasswordPage } from './new-password-page.tsx';
import { SignInDialog } from './sign-in-dialog.tsx';
import { SignInPage } from './sign-in-page.tsx';

type SessionView = components['schemas']['Session'];
export type Account = SessionView['account'];
export type Role = Account['role'];
export type Right = SessionView['rights'][number];

interface Session {
  readonly account: Account;
  readonly may: (right: Right) => boolean;
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | undefined>(undefined);
const RETRY_MS = 2000;

/** Shows the page to sign in where nobody is, and its children to whoever is. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [view, setView] = useState<SessionView | 'nobody'>();
  const [ended, setEnded] = useState(false);
  const backIn = useRef<Waiting>(undefined);

  const take = useCallback((session: SessionView) => {
    credentials.csrfToken = session.csrfToken;
    setView(session);
    setEnded(false);
    backIn.current?.resolve();
    backIn.current = undefined;
    credentials.logInAgain = () => {
      backIn.current ??= waiting();
      setEnded(true);
      return backIn.current.promise;
    };
  }, []);
  const load = useCallback(async () => {
    for (;;) {
      try {
        return take(await bodyOf(api.GET('/api/v1/session')));
      } catch (error) {
        if (!isPassing(error)) return setView('nobody');
        await new Promise((resume) => setTimeout(resume, RETRY_MS));
      }
    }
  }, [take]);
  useEffect(() => void load(), [load]);

  const signIn = useCallback(
    async (body: { readonly name: string; readonly password: string }) => {
      const { logInAgain } = credentials;
      // A wrong password is answered with 401 too, and must not wait for a login.
      credentials.logInAgain = undefined;
      try {
        take(await bodyOf(api.POST('/api/v1/session', { body })));
      } finally {
        credentials.logInAgain ??= logInAgain;
      }
    },
    [take],
  );
  const signOut = useCallback(async () => {
    credentials.logInAgain = undefined;
    await api.DELETE('/api/v1/session').catch(() => undefined);
    location.assign('/');
  }, []);

  const session = useMemo<Session | undefined>(
    () =>
      view === undefined || view === 'nobody'
        ? undefined
        : { account: view.account, may: (right) => view.rights.includes(right), signOut },
    [view, signOut],
  );
  if (view === undefined) return <Skeleton active className="page" />;
  if (session === undefined) return <SignInPage signIn={signIn} />;
  if (session.account.mustChangePassword) return <NewPasswordPage onChanged={load} />;
  return (
    <SessionContext value={session}>
      {children}
      {ended && <SignInDialog name={session.account.name} signIn={signIn} signOut={signOut} />}
    </SessionContext>
  );
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('useSession outside SessionProvider');
  return session;
}

/** A promise that is kept from outside. */
interface Waiting {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function waiting(): Waiting {
  let resolve = () => {};
  const promise = new Promise<void>((kept) => {
    resolve = kept;
  });
  return { promise, resolve };
}
