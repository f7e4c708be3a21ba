/** What goes along with every request, and the way back in when the session has ended meanwhile. */
interface Credentials {
  csrfToken: string | undefined;
  /** Resolves once somebody has logged in again. */
  logInAgain: (() => Promise<void>) | undefined;
}

export const credentials: Credentials = { csrfToken: undefined, logInAgain: undefined };
