import { formatDateTime, formatLong, type Language, type Step } from '@pakn/ui';
import { labelOf, SHOWN_STATUS, type CaseStatus, type ShownStatus } from '@pakn/vocabulary';

interface Milestones {
  status: CaseStatus;
  submittedAt?: string | null;
  acceptedAt?: string | null;
  answeredAt?: string | null;
  receptionDueAt?: string | null;
  answerDueAt?: string | null;
  appointment?: { dueAt: string } | null;
  rejection?: { at: string; reason: { label: string; labelEn: string } } | null;
  leadAgency?: { name: string } | null;
}
type Translate = (key: string, named?: Record<string, unknown>) => string;

/** The four steps that a citizen follows: sent, received, being handled, answered. A rejection ends them at the second. */
export function stepsOf(view: Milestones, t: Translate, language: Language): Step[] {
  const status = (shown: ShownStatus): string => labelOf(SHOWN_STATUS, shown, language);
  const sent: Step = { label: t('public.steps.sent'), caption: view.submittedAt ? formatDateTime(view.submittedAt) : undefined, state: 'done' };
  if (view.status === 'REJECTED') {
    const reason = view.rejection && (language === 'en' ? view.rejection.reason.labelEn : view.rejection.reason.label);
    return [sent, { label: status('REJECTED'), caption: reason ?? undefined, state: 'stopped' }];
  }
  if (view.status === 'WITHDRAWN' || view.status === 'MERGED') return [sent, { label: status(view.status), state: 'stopped' }];
  const waiting = view.status === 'AWAITING_ACCEPTANCE' || (view.status === 'AWAITING_INFO' && !view.acceptedAt);
  const answered = view.status === 'ANSWERED' || view.status === 'CLOSED';
  return [
    sent,
    {
      label: waiting ? t('public.steps.receive') : status('RECEIVED'),
      caption: view.acceptedAt
        ? formatDateTime(view.acceptedAt)
        : view.receptionDueAt && waiting
          ? t('public.steps.before', { time: formatLong(view.receptionDueAt, language) })
          : undefined,
      state: waiting ? 'now' : 'done',
    },
    {
      label: answered ? t('public.steps.handled') : status(view.status === 'SCHEDULED' ? 'SCHEDULED' : 'IN_PROGRESS'),
      caption:
        view.status === 'SCHEDULED' && view.appointment
          ? t('public.steps.until', { time: formatLong(view.appointment.dueAt, language) })
          : view.leadAgency?.name,
      state: answered ? 'done' : waiting ? 'ahead' : 'now',
    },
    {
      label: answered ? status('ANSWERED') : t('public.steps.answer'),
      caption:
        answered && view.answeredAt
          ? formatDateTime(view.answeredAt)
          : view.answerDueAt && !answered
            ? t('public.steps.before', { time: formatLong(view.answerDueAt, language) })
            : undefined,
      state: answered ? 'done' : 'ahead',
    },
  ];
}
