import { LiyiError } from '../../core/errors.ts';
import { isWithinHalls, type Principal } from './principal.ts';
import { OF_OWN_FINDINGS, type Right } from './rights.ts';

/** What somebody is allowed, and in which halls. */
export interface Grant {
  readonly rights: ReadonlySet<Right>;
  /** Codes of halls; every hall where left out. */
  readonly halls?: readonly string[] | undefined;
}

/** Whether `outer` includes everything that `inner` allows. */
export const isWithin = (inner: Grant, outer: Grant): boolean =>
  isWithinHalls(inner.halls, outer.halls) && [...inner.rights].every((right) => outer.rights.has(right));

/** @throws LiyiError LIYI_FORBIDDEN where the grant goes beyond what this giver may pass on */
export function assertMayGive(giver: Principal, { rights, halls }: Grant): void {
  if (!isWithinHalls(halls, giver.halls))
    throw beyond(`halls other than ${giver.halls!.join(', ')}`, 'Name halls of your own.');
  const missing = [...rights].find((right) => !mayPassOn(giver, right));
  if (missing !== undefined) throw beyond(`the right ${missing}`, 'Ask an administrator of every hall.');
}

/**
 * Unblurred pictures belong to no role: administrators of every hall give that right to others, never to themselves.
 */
const mayPassOn = (giver: Principal, right: Right): boolean =>
  giver.rights.has(right) ||
  OF_OWN_FINDINGS.includes(right) ||
  (right === 'evidence:unblurred' && giver.halls === undefined);

const beyond = (what: string, remedy: string): LiyiError =>
  new LiyiError('LIYI_FORBIDDEN', { message: `your account may not give away ${what}`, remedy });

/** The LIYI_FORBIDDEN error for people who try to give their own account more than it has. */
export const ownAccountRaised = (): LiyiError =>
  new LiyiError('LIYI_FORBIDDEN', {
    message: 'nobody gives the own account more than it has',
    remedy: 'Ask another administrator.',
  });
