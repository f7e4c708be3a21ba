import type { AccountRole } from '../../store/accounts/accounts.ts';

/** What a person or machine may be allowed to do, with an explanation. */
const RIGHTS = {
  'place:read': 'halls, windows, cameras, rulebooks',
  'finding:read': 'timelines, encounters, events, findings, reviews and measurements',
  'finding:read-own': 'findings of the own shifts only',
  'score:read': 'scores and the dashboard',
  'evidence:read': 'stills and clips, everybody but the clerk made unrecognisable',
  'evidence:unblurred': 'stills and clips as they were recorded',
  'review:write': 'review findings',
  'review:plant': 'plant decided findings into queues and see how reviewers did',
  'appeal:write': 'appeal against a finding',
  'appeal:decide': 'decide appeals',
  'check:write': 'record manual checks',
  'place:write': 'halls, windows, cameras',
  'shift:write': 'who sat where when',
  'queue:write': 'events of the calling system',
  'recording:write': 'register and upload recordings',
  'rulebook:tune': 'try and publish thresholds',
  'job:read': 'jobs and their progress',
  'export:read': 'exports and case files',
  'live:read': 'live events',
  'account:write': 'accounts and API keys',
  'webhook:write': 'webhooks',
  'audit:read': 'the audit log',
  'retention:write': 'how long things are kept',
} as const;
export type Right = keyof typeof RIGHTS;
export const ALL_RIGHTS = Object.keys(RIGHTS) as readonly Right[];

/**
 * Rights about the own findings only. Administrators, who see and decide all findings, give these to others without
 * having them.
 */
export const OF_OWN_FINDINGS: readonly Right[] = ['finding:read-own', 'appeal:write'];
/** Unblurred pictures belong to no role: an account is given that right by itself. */
const NOT_ADMINISTRATORS: readonly Right[] = ['evidence:unblurred', ...OF_OWN_FINDINGS];

export const RIGHTS_OF_ROLE: Readonly<Record<AccountRole, readonly Right[]>> = {
  administrator: ALL_RIGHTS.filter((right) => !NOT_ADMINISTRATORS.includes(right)),
  supervisor: [
    'place:read',
    'finding:read',
    'score:read',
    'evidence:read',
    'review:write',
    'appeal:decide',
    'check:write',
    'shift:write',
    'rulebook:tune',
    'job:read',
    'export:read',
    'live:read',
  ],
  assessor: ['place:read', 'score:read'],
  clerk: ['place:read', 'finding:read-own', 'evidence:read', 'appeal:write'],
};

/** Rights that an API key may have: decisions are left to people. */
export const RIGHTS_OF_MACHINES = [
  'place:read',
  'finding:read',
  'score:read',
  'evidence:read',
  'place:write',
  'shift:write',
  'queue:write',
  'recording:write',
  'job:read',
  'export:read',
  'live:read',
] as const satisfies readonly Right[];
export type MachineRight = (typeof RIGHTS_OF_MACHINES)[number];
