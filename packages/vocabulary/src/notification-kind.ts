import { codesOf, type Term } from './closed-set.ts';
import type { NotificationChannel } from './notification-channel.ts';

/** Who is asked about a kind. */
type Concerned = 'CITIZEN' | 'OFFICER' | 'ADMINISTRATOR';

interface Rules {
  readonly concerns: readonly Concerned[];
  /** The person cannot switch these off. */
  readonly fixed: readonly NotificationChannel[];
  /** On until the person switches them off. */
  readonly on: readonly NotificationChannel[];
  /** Off until the person switches them on. */
  readonly off: readonly NotificationChannel[];
}

/** What people are notified of, in the groups in which they choose how. Which notice is of which kind: subgraphs/accounts/src/message/kind-of-notice.ts. */
export const NOTIFICATION_KIND = {
  MY_REPORTS: {
    vi: 'Tiến độ phản ánh của tôi',
    en: 'Progress of my reports',
    description: 'Accepted, scheduled, answered, or more is needed from you.',
    concerns: ['CITIZEN'],
    fixed: ['IN_APP'],
    on: ['PUSH', 'SMS', 'EMAIL'],
    off: ['ZALO'],
  },
  NEW_WORK: {
    vi: 'Phản ánh mới và được giao',
    en: 'New and assigned reports',
    description: 'A report came in, was assigned, came back or was reopened.',
    concerns: ['OFFICER'],
    fixed: ['IN_APP'],
    on: ['PUSH', 'SMS'],
    off: ['EMAIL', 'ZALO'],
  },
  DEADLINES: {
    vi: 'Thời hạn',
    en: 'Deadlines',
    description: 'Due soon, overdue, changed, or you are asked to hurry.',
    concerns: ['OFFICER'],
    fixed: ['IN_APP'],
    on: ['PUSH'],
    off: ['EMAIL'],
  },
  RESULTS: {
    vi: 'Kết quả và phối hợp',
    en: 'Results and coordination',
    description: 'Reviews, ratings and what co-handlers have completed.',
    concerns: ['OFFICER'],
    fixed: ['IN_APP'],
    on: ['PUSH'],
    off: ['EMAIL'],
  },
  MESSAGES: {
    vi: 'Tin nhắn',
    en: 'Messages',
    description: 'The other side of a report has written to you.',
    concerns: ['CITIZEN', 'OFFICER'],
    fixed: ['IN_APP'],
    on: ['PUSH', 'EMAIL'],
    off: [],
  },
  FOLLOWED: {
    vi: 'Phản ánh theo dõi',
    en: 'Reports that I follow',
    description: 'News of public reports of other people.',
    concerns: ['CITIZEN'],
    fixed: ['IN_APP'],
    on: ['PUSH'],
    off: ['EMAIL'],
  },
  SECURITY: {
    vi: 'An toàn tài khoản',
    en: 'Safety of the account',
    description: 'New devices, passwords and wrong codes; at any hour.',
    concerns: ['CITIZEN', 'OFFICER'],
    fixed: ['IN_APP', 'SMS'],
    on: ['PUSH', 'EMAIL'],
    off: [],
  },
  OPERATION: {
    vi: 'Vận hành hệ thống',
    en: 'Running the system',
    description: 'Messages that cannot be sent.',
    concerns: ['ADMINISTRATOR'],
    fixed: ['IN_APP'],
    on: ['PUSH', 'EMAIL'],
    off: [],
  },
} as const satisfies Readonly<Record<string, Term & Rules>>;

export type NotificationKind = keyof typeof NOTIFICATION_KIND;
export const NOTIFICATION_KINDS = codesOf(NOTIFICATION_KIND);

/** How the channels of a kind behave. */
export const rulesOfKind = (kind: NotificationKind): Rules => NOTIFICATION_KIND[kind];
