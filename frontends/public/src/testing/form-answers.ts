import type { Answers } from '@pakn/ui/testing/mount-page';

/** What the report form asks for as it opens, answered: limits without a microphone, a sum whose result is 8, one commune. */
export const FORM_ANSWERS = {
  ReportLimits: () => ({
    portal: {
      __typename: 'Portal',
      voiceInput: false,
      limits: {
        __typename: 'PortalLimits',
        titleLength: 200,
        contentLength: 4000,
        attachments: 10,
        attachmentBytes: 1_000_000,
        reportMediaTypes: ['image/jpeg'],
      },
    },
  }),
  ReportChallenge: () => ({
    challenge: { __typename: 'Challenge', id: 'sum', question: '5 + 3 =', expiresAt: new Date(Date.now() + 300_000).toISOString() },
  }),
  PublicCategories: () => ({ categories: [{ __typename: 'Category', code: 'ROAD', name: 'Giao thông', nameEn: 'Roads', order: 1, active: true }] }),
  ListWards: () => ({ wards: [{ __typename: 'Ward', code: '22366', name: 'Nha Trang' }] }),
} satisfies Answers;
