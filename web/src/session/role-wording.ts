import type { Wording } from '../../../src/contract/wording.ts';
import type { Role } from './session.tsx';

export const ROLE_WORDING: Readonly<Record<Role, Wording>> = {
  administrator: { zh: '系统管理员', en: 'Administrator' },
  supervisor: { zh: '督导主管', en: 'Supervisor' },
  assessor: { zh: '考核人员', en: 'Assessor' },
  clerk: { zh: '窗口人员', en: 'Clerk' },
};
