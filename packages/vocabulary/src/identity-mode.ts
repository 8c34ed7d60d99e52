import { codesOf, type ClosedSet } from './closed-set.ts';

/** Who may read the reporter's name. */
export const IDENTITY_MODE = {
  PUBLIC_NAME: { vi: 'Công khai tên', en: 'Name shown', description: 'Masked to the public unless showFullName.' },
  HIDDEN_NAME: { vi: 'Ẩn danh tính', en: 'Identity hidden', description: 'Officers of the handling agency do not see it without revealReporter.' },
  ANONYMOUS: { vi: 'Ẩn danh hoàn toàn', en: 'Anonymous', description: 'No account: followed by the code and a secret.' },
} as const satisfies ClosedSet;

export type IdentityMode = keyof typeof IDENTITY_MODE;
export const IDENTITY_MODES = codesOf(IDENTITY_MODE);
