import type { ErrorCode } from '../../core/error-codes.ts';
import { LiyiError } from '../../core/errors.ts';

interface Cause {
  /**
   * SQLite's result code (extended codes begin with it), PostgreSQL's SQLSTATE (classes by their first two characters),
   * or the system's.
   */
  readonly prefix: string;
  readonly problem: string;
  readonly remedy: string;
  /** Passes by itself: the same work succeeds a little later. */
  readonly passes?: true;
}

const CAUSES: readonly Cause[] = [
  { prefix: 'SQLITE_FULL', problem: 'the disk is full', remedy: 'Free space on its disk and try again.' },
  {
    prefix: 'SQLITE_READONLY',
    problem: 'it may only be read',
    remedy: 'Give this user the right to write the file and its folder, or name another store.',
  },
  {
    prefix: 'SQLITE_BUSY',
    problem: 'another program holds it locked',
    remedy: 'Wait until the other program has finished, or close it.',
    passes: true,
  },
  {
    prefix: 'SQLITE_LOCKED',
    problem: 'another program holds it locked',
    remedy: 'Close the other program.',
    passes: true,
  },
  {
    prefix: 'SQLITE_CORRUPT',
    problem: 'the file is damaged',
    remedy: 'Restore it from a backup; keep the damaged file until that has worked.',
  },
  {
    prefix: 'SQLITE_NOTADB',
    problem: 'the file is not a database',
    remedy: 'Name the file of a timeline store, or restore it from a backup.',
  },
  {
    prefix: 'SQLITE_CANTOPEN',
    problem: 'the file cannot be opened',
    remedy: 'Check that the path names a file, and that this user may read and write it and its folder.',
  },
  {
    prefix: 'SQLITE_IOERR',
    problem: 'the disk failed to read or write',
    remedy: 'Check the disk and its free space; keep the store on a local disk.',
  },
  { prefix: 'ERR_SQLITE_NO_FOLDER', problem: 'its folder does not exist', remedy: 'Make the folder first.' },
  {
    prefix: 'ECONNREFUSED',
    problem: 'no server answers there',
    remedy: 'Start PostgreSQL, or correct host and port.',
  },
  { prefix: 'ENOTFOUND', problem: 'the host is unknown', remedy: 'Correct the host in the address.' },
  { prefix: 'ETIMEDOUT', problem: 'the server does not answer', remedy: 'Check host, port and firewall.' },
  { prefix: '28', problem: 'the server refuses this user', remedy: 'Correct user and password in the address.' },
  { prefix: '3D000', problem: 'there is no such database', remedy: 'Make it with createdb, or correct the address.' },
  { prefix: '42501', problem: 'this user lacks the right', remedy: 'Make this user the owner of the database.' },
  { prefix: '25006', problem: 'it may only be read', remedy: 'Use the address of the primary server.' },
  { prefix: '53100', problem: 'the disk is full', remedy: "Free space on the server's disk and try again." },
  {
    prefix: '53300',
    problem: 'the server has no free connection',
    remedy: 'Raise max_connections, or stop others.',
    passes: true,
  },
  { prefix: '08', problem: 'the connection was lost', remedy: 'Check the server and try again.' },
  { prefix: 'ECONNRESET', problem: 'the connection was lost', remedy: 'Check the server and try again.' },
  { prefix: '57P', problem: 'the server is stopping or starting', remedy: 'Try again when it is up.' },
];

const UNEXPECTED: Omit<Cause, 'prefix'> = {
  problem: 'the database reports an error',
  remedy: 'See the cause; `liyi doctor` checks the store.',
};

/** Codes of the error and of those it wraps, outermost first. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let e = error; e instanceof Error; e = e.cause) {
    const { code } = e as { code?: unknown };
    if (typeof code === 'string') codes.push(code);
    else if (/directory does not exist/.test(e.message)) codes.push('ERR_SQLITE_NO_FOLDER');
  }
  return codes;
}

type StoreErrorCode = Exclude<Extract<ErrorCode, `LIYI_STORE_${string}`>, 'LIYI_STORE_BUSY'>;

const ACTION: Record<StoreErrorCode, string> = {
  LIYI_STORE_OPEN: 'cannot be opened',
  LIYI_STORE_READ: 'cannot be read',
  LIYI_STORE_WRITE: 'cannot be written',
};

/**
 * Runs `work` and turns whatever the database throws into a `LiyiError` of this code, or of LIYI_STORE_BUSY where the
 * cause passes by itself.
 */
export async function reporting<T>(code: StoreErrorCode, placeName: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LiyiError) throw error;
    const codes = codesOf(error);
    const found = CAUSES.find(({ prefix }) => codes.some((one) => one.startsWith(prefix))) ?? UNEXPECTED;
    const { problem, remedy, passes } = found;
    throw new LiyiError(passes ? 'LIYI_STORE_BUSY' : code, {
      message: `${placeName} ${ACTION[code]}: ${problem}`,
      remedy,
      cause: error,
    });
  }
}
