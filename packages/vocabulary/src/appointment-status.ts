import { codesOf, type ClosedSet } from './closed-set.ts';

export const APPOINTMENT_STATUS = {
  IN_FORCE: { vi: 'Đang hiệu lực', en: 'In force', description: 'Its day is the deadline now.' },
  AWAITING_LEADER: {
    vi: 'Chờ lãnh đạo duyệt',
    en: 'Waiting for the leader',
    description: 'A second appointment needs the leader; the deadline is unchanged until then.',
  },
  REFUSED: { vi: 'Không được duyệt', en: 'Refused' },
  OVER: { vi: 'Đã kết thúc', en: 'Over', description: 'Replaced by a later one, or the result was returned.' },
} as const satisfies ClosedSet;

export type AppointmentStatus = keyof typeof APPOINTMENT_STATUS;
export const APPOINTMENT_STATUSES = codesOf(APPOINTMENT_STATUS);
