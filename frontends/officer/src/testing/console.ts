import type { Viewer } from '@pakn/graph';
import { mountPage, type Page, type PageOptions } from '@pakn/ui/testing/mount-page';
import { defineComponent, type Component } from 'vue';
import { provideUndo } from '../acts/undo';
import type { Subject } from '../case/use-open-case';
import { provideDesk } from '../desk/desk';
import en from '../en.json';
import type { CaseAction, CaseHeaderFragment, CaseInfoFragment, CaseRowFragment, ReturnNoteFragment, TriageCaseFragment } from '../gql/graphql';
import remote from '../routes';
import vi from '../vi.json';

export const ROADS = { __typename: 'Agency', id: 'roads', code: 'S-XD', name: 'Sở Xây dựng', kind: 'DEPARTMENT', active: true, ward: null };
export const WATER = { __typename: 'Agency', id: 'water', code: 'CTN', name: 'Công ty Cấp thoát nước', kind: 'COMPANY', active: true, ward: null };
export const DESK = { __typename: 'Agency', id: 'desk', code: 'TT1022', name: 'Trung tâm 1022', kind: 'OPERATOR', active: true, ward: null };

export const specialist: Viewer = {
  id: 'me',
  kind: 'OFFICER',
  displayName: 'Chuyên viên A',
  fullName: 'Trần Văn A',
  officer: { agency: { id: ROADS.id, code: ROADS.code, name: ROADS.name, kind: ROADS.kind }, roles: ['SPECIALIST'], position: null },
};

/** A case with everything that the console asks of one. */
export type WholeCase = Subject & CaseRowFragment & CaseHeaderFragment & CaseInfoFragment & ReturnNoteFragment & TriageCaseFragment;

/** A case as the server answers it, with what a test wants to be different. */
export const subject = (actions: CaseAction[], more: Partial<WholeCase> = {}): WholeCase => {
  const whole: WholeCase & { __typename: 'Case' } = {
    __typename: 'Case',
    id: 'case-1',
    code: 'KH-2611-AAAAAA',
    version: 3,
    title: 'Ổ gà sâu trên đường Lê Hồng Phong',
    content: 'Rộng 1 m',
    kind: 'INCIDENT',
    channel: 'WEB',
    identityMode: 'PUBLIC_NAME',
    status: 'IN_PROGRESS',
    progress: 'NOT_DUE',
    step: 'SPECIALIST',
    urgency: 'QUICK',
    isPublic: false,
    reporterName: 'Lê T. A.',
    submittedAt: '2026-11-20T01:00:00Z',
    occurredAt: null,
    receptionDueAt: null,
    answerDueAt: null,
    dueAt: '2026-11-23T07:32:00Z',
    category: {
      __typename: 'Category',
      code: 'ROAD',
      name: 'Giao thông – Đường sá',
      nameEn: 'Roads',
      icon: 'road',
      proofRequired: false,
      approvalRequired: false,
      publicByDefault: true,
    } as WholeCase['category'],
    place: { __typename: 'Place', address: 'Trước số 86', lon: null, lat: null, approximate: false, ward: null } as WholeCase['place'],
    agencyConcerned: null,
    preferredAgency: null,
    leadAgency: null,
    assignments: [],
    attachments: [],
    answers: [],
    rating: null,
    infoRequest: null,
    pause: null,
    appointment: null,
    rejection: null,
    returned: null,
    clock: null,
    viewerActions: actions,
    undo: null,
    ...more,
  };
  return whole;
};

/** What the forms ask for besides the case. */
export const CHOICES = {
  OfficerAgencies: () => ({ agencies: [ROADS, WATER, DESK] }),
  OfficerUsualLeads: () => ({ statistics: { __typename: 'Statistics', byAgency: [] } }),
  OfficerTriageChoices: () => ({
    categories: [
      {
        __typename: 'Category',
        code: 'ROAD',
        name: 'Giao thông – Đường sá',
        nameEn: 'Roads',
        group: 'A',
        groupLabel: 'A',
        active: true,
        urgency: 'QUICK',
        publicByDefault: true,
        order: 1,
      },
      {
        __typename: 'Category',
        code: 'WATER',
        name: 'Cấp nước',
        nameEn: 'Water',
        group: 'A',
        groupLabel: 'A',
        active: true,
        urgency: 'URGENT',
        publicByDefault: false,
        order: 2,
      },
    ],
    serviceLevels: [{ __typename: 'ServiceLevel', urgency: 'URGENT', resolve: 8 }],
  }),
  OfficerReasons: () => ({
    refusalReasons: [
      {
        __typename: 'RefusalReason',
        code: 'COMPLAINT',
        label: 'Đơn khiếu nại',
        labelEn: 'Complaint',
        explainRequired: false,
        whereToGo: 'Ban Tiếp công dân',
        active: true,
      },
      { __typename: 'RefusalReason', code: 'OTHER', label: 'Lý do khác', labelEn: 'Other', explainRequired: true, whereToGo: null, active: true },
    ],
    returnReasons: [
      { __typename: 'ReturnReason', code: 'NOT_OURS', label: 'Không thuộc thẩm quyền', labelEn: 'Not ours', explainRequired: false, active: true },
    ],
  }),
  OfficerAnswerLimits: () => ({
    portal: {
      __typename: 'Portal',
      tenant: 'KH',
      limits: {
        __typename: 'PortalLimits',
        contentLength: 4000,
        attachments: 5,
        attachmentBytes: 1_000_000,
        answerMediaTypes: ['image/jpeg', 'application/pdf', 'text/plain'],
      },
    },
  }),
  OfficerInboxCounts: () => ({ inboxCounts: [] }),
};

/** Shows a part of the console at the desk of an officer. */
export const mountInConsole = (component: Component, { props, answers, viewer = specialist, ...more }: PageOptions = {}): Promise<Page> =>
  mountPage(component, {
    ...more,
    viewer,
    texts: { vi, en },
    routes: remote.routes,
    answers: { ...CHOICES, ...answers },
    ...(props && { props }),
    frame: (inside) =>
      defineComponent({
        setup() {
          if (viewer) provideUndo(provideDesk(viewer));
          return inside;
        },
      }),
  });
