import { randomUUID } from 'node:crypto';
import { report } from '../outside/filing.ts';
import type { Cases } from './furnished.ts';
import { goodVariables, type RootField } from './graph.ts';
import { HANDLING } from './people.ts';
import type { Line } from './access.ts';

/** What a stranger would aim at: things that are really there, and belong to others. */
export interface Targets {
  cases: Cases;
  answerId: string;
  appointmentId: string;
  /** A specialist of the agency that has the case. */
  officerId: string;
  partnerClientId: string;
  /** A draft of the reporter. */
  draftId: string;
  /** An area that the reporter follows. */
  areaId: string;
  /** A file of the reporter that nothing took yet. */
  fileId: string;
  /** A conversation of the reporter with the support desk. */
  conversationId: string;
  /** A session of the reporter. */
  sessionId: string;
}

type Variables = Record<string, unknown>;
/** Nobody can see it, so nothing of it is left at the boundary. */
const INVISIBLE = '\u3164';
/** No row has it yet, so that an act about it changes nothing. */
const NEVER = 1_000;

/** Arguments with which the act would be done if the right person asked. */
export function aimed(root: RootField, line: Line, targets: Targets): Variables {
  const { hidden, agency } = targets.cases;
  const real: Variables = {
    ...(line.onCase ? { id: hidden.id, caseId: hidden.id, version: hidden.version } : {}),
    answerId: targets.answerId,
    appointmentId: targets.appointmentId,
    userId: targets.officerId,
    agencyId: agency(HANDLING),
    successorId: agency(HANDLING),
    idempotencyKey: randomUUID(),
    newPassword: 'Mat-khau-rat-dai-2026',
  };
  const needed = { ...goodVariables(root.field), ...(line.onCase && root.coordinate === 'Query.case' ? { id: hidden.id } : {}) };
  const filled = Object.fromEntries(Object.entries(needed).map(([name, value]) => [name, real[name] ?? value]));
  return { ...filled, ...AIMED[root.coordinate]?.(targets) };
}

export const AREA = { name: 'Quanh nhà', wardCodes: ['22366'], frequency: 'DAILY' };
const AIMED: Record<string, (targets: Targets) => Variables> = {
  'Query.agency': () => ({ code: HANDLING }),
  'Query.caseProgress': ({ cases }) => ({ code: cases.hidden.code }),
  'Query.people': () => ({ name: 'Nguyễn' }),
  'Query.locate': () => ({ lon: 109.19, lat: 12.24 }),
  'Query.placeSuggestions': () => ({ text: 'Trần Phú, Nha Trang', first: 5 }),
  'Query.similarCases': () => ({ title: 'Việc riêng chưa công khai', lon: 109.19, lat: 12.24 }),
  'Query.supportConversation': ({ conversationId }) => ({ id: conversationId }),
  'Query.workingCalendar': () => ({ year: 2026 }),
  'Mutation.submitCase': () => ({ input: report() }),
  'Mutation.saveDraft': ({ draftId }) => ({ input: report(), id: draftId, version: 1 }),
  'Query.area': ({ areaId }) => ({ id: areaId }),
  'Query.areaPreview': () => ({ input: AREA }),
  'Mutation.saveArea': ({ areaId }) => ({ input: { ...AREA, name: 'Đã bị sửa' }, id: areaId, version: 1 }),
  'Mutation.deleteArea': ({ areaId }) => ({ id: areaId }),
  'Mutation.deleteDraft': ({ draftId }) => ({ id: draftId }),
  'Mutation.describeAttachment': ({ fileId }) => ({ id: fileId, purpose: 'DOCUMENT', caption: 'Đã bị sửa' }),
  'Mutation.intakeCase': ({ officerId }) => ({ input: { draft: report(), channel: 'HOTLINE', contactId: officerId } }),
  'Mutation.assignCase': ({ cases }) => ({ input: { leadAgencyId: cases.agency(HANDLING), makePublic: true } }),
  'Mutation.coordinateCase': ({ cases }) => ({ input: { leadAgencyId: cases.agency(HANDLING), coordinatorAgencyIds: [cases.agency('S-YT')] } }),
  'Mutation.recordAnswer': ({ cases }) => ({ input: { agencyId: cases.agency(HANDLING), content: 'Đã bị sửa' } }),
  'Mutation.editCase': () => ({ title: 'Đã bị sửa', isPublic: true }),
  'Mutation.setOfficerRoles': () => ({ roles: ['ADMIN'], active: true }),
  'Mutation.setOfficerPhone': () => ({ phone: '0905123457' }),
  'Mutation.endSession': ({ sessionId }) => ({ id: sessionId }),
  'Mutation.closeAgency': ({ cases }) => ({ id: cases.agency(HANDLING) }),
  'Mutation.rotatePartnerSecret': ({ partnerClientId }) => ({ id: partnerClientId }),
  'Mutation.revokePartnerClient': ({ partnerClientId }) => ({ id: partnerClientId }),
  'Mutation.sendSupportMessage': ({ conversationId }) => ({ conversationId, text: 'Tôi là người khác' }),
  'Mutation.requestAdviser': ({ conversationId }) => ({ conversationId }),
  'Mutation.reportFromSupport': ({ conversationId }) => ({ conversationId }),
  'Mutation.setSupportTyping': ({ conversationId }) => ({ conversationId }),
  'Mutation.claimSupport': ({ conversationId }) => ({ id: conversationId, version: 2 }),
  'Mutation.closeSupport': ({ conversationId }) => ({ id: conversationId, version: 2 }),
  'Mutation.saveContact': () => ({ phone: '0905123456' }),
};

/** Arguments with which whoever may do it comes past the rights and still changes nothing that another test needs. */
export function harmless(root: RootField, line: Line, targets: Targets): Variables {
  const { hidden } = targets.cases;
  const base = aimed(root, line, targets);
  if (line.onCase && 'version' in base) return { ...base, version: hidden.version + NEVER };
  return { ...base, ...HARMLESS[root.coordinate] };
}

const NOBODY = '01890000-0000-7000-8000-000000000000';
const HARMLESS: Record<string, Variables> = {
  'Mutation.addNote': { text: INVISIBLE },
  'Mutation.sendMessage': { text: INVISIBLE },
  'Mutation.submitCase': { input: {} },
  'Mutation.saveDraft': { input: { channel: 'HOTLINE' } },
  'Mutation.saveArea': { input: { ...AREA, name: INVISIBLE } },
  'Mutation.deleteArea': { id: NOBODY },
  'Mutation.deleteDraft': { id: NOBODY },
  'Mutation.describeAttachment': { id: NOBODY },
  'Mutation.intakeCase': { input: { draft: {}, channel: 'HOTLINE', contactId: NOBODY } },
  'Mutation.setOfficerPhone': { userId: NOBODY },
  'Mutation.setOfficerRoles': { userId: NOBODY },
  'Mutation.moveOfficer': { userId: NOBODY },
  'Mutation.endOfficerSessions': { userId: NOBODY },
  'Mutation.resendActivation': { userId: NOBODY },
  'Mutation.endSession': { id: NOBODY },
  'Mutation.closeAgency': { id: NOBODY },
  'Mutation.rotatePartnerSecret': { id: NOBODY },
  'Mutation.revokePartnerClient': { id: NOBODY },
  'Mutation.sendSupportMessage': { text: INVISIBLE },
  'Mutation.reportFromSupport': { conversationId: NOBODY },
  'Mutation.claimSupport': { id: NOBODY },
  'Mutation.closeSupport': { id: NOBODY },
  'Mutation.saveContact': { name: INVISIBLE },
  'Mutation.saveReason': { input: { label: INVISIBLE, labelEn: INVISIBLE, explainRequired: false, active: true } },
  'Mutation.savePortal': { input: undefined },
  'Mutation.setServiceLevel': { input: { urgency: 'QUICK', reception: -1, resolve: -1, maxTotal: -1, remindBefore: -1, validFrom: '2026-11-20' } },
  'Mutation.setLeave': { deputyId: NOBODY },
  'Mutation.saveCategory': { code: 'NOT A CODE' },
  'Mutation.saveTopic': { code: 'NOT A CODE' },
  'Mutation.saveGuide': { input: { slug: 'NO ADDRESS', title: INVISIBLE, body: INVISIBLE, audience: 'PUBLIC', order: 1 } },
  'Mutation.saveKnowledge': { input: { title: INVISIBLE, body: INVISIBLE, audience: 'OFFICERS' } },
  'Mutation.saveNotice': { input: { title: INVISIBLE, summary: INVISIBLE, body: INVISIBLE, kind: 'GENERAL' } },
  'Mutation.saveUsefulAddress': { input: { kind: INVISIBLE, name: INVISIBLE, address: INVISIBLE } },
};
