import { userInfo } from 'node:os';
import type { Actor } from '../store/audit/audit-chain.ts';

/** Whoever types commands on this machine, as the audit log names them. */
export const commandLineActor = (): Actor => ({ id: 'command-line', name: userInfo().username });
