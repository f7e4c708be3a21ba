export const APPEAL_WORDING = {
  open: { zh: '待处理', en: 'Open' },
  upheld: { zh: '申诉成立', en: 'Upheld' },
  rejected: { zh: '维持原判', en: 'Rejected' },
} as const;
