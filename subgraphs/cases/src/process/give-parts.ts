import type { CaseEventBody } from '@pakn/events/case';
import type { FieldProblemData } from '@pakn/service-kit/rules';
import type { AssignmentRow } from '../state/case-state.ts';
import type { Rules } from './rules.ts';

/** Who gets which part. */
export interface Parts {
  leadAgencyId: string;
  coordinatorAgencyIds?: string[] | null;
}

/** A case is not handed round: so many co-handlers at most. */
const MOST_COORDINATORS = 20;

type GivenPart = CaseEventBody<'CaseAssigned'>['parts'][number];

/** The co-handlers that were chosen, each once and never the lead itself. */
export const coordinatorsOf = ({ leadAgencyId, coordinatorAgencyIds }: Parts): string[] =>
  [...new Set(coordinatorAgencyIds ?? [])].filter((id) => id !== leadAgencyId);

/** What is wrong with a choice of agencies. */
export function wrongParts(parts: Parts, { reference }: Pick<Rules, 'reference'>): FieldProblemData[] {
  const problems: FieldProblemData[] = [];
  if (!reference.agency(parts.leadAgencyId)?.active)
    problems.push({ path: 'input.leadAgencyId', code: 'UNKNOWN', message: { vi: 'Hãy chọn đơn vị xử lý chính.', en: 'Choose the lead agency.' } });
  const coordinators = coordinatorsOf(parts);
  if (coordinators.some((id) => !reference.agency(id)?.active))
    problems.push({
      path: 'input.coordinatorAgencyIds',
      code: 'UNKNOWN',
      message: { vi: 'Có đơn vị phối hợp không còn hoạt động. Hãy chọn lại.', en: 'One of the co-handlers is no longer active. Choose again.' },
    });
  if (coordinators.length > MOST_COORDINATORS)
    problems.push({
      path: 'input.coordinatorAgencyIds',
      code: 'TOO_MANY',
      message: { vi: `Chọn tối đa ${MOST_COORDINATORS} đơn vị phối hợp.`, en: `Choose ${MOST_COORDINATORS} co-handlers at most.` },
    });
  return problems;
}

/** A part that waits to be claimed; its deadline is worked out by who gives it. */
export const newPart = (rules: Rules, given: Omit<GivenPart, 'assignmentId' | 'dueAt'>): GivenPart => ({ assignmentId: rules.newId(), dueAt: null, ...given });

/** Such parts as they will stand in the state, for rules that ask what will be then. */
export const asRows = (parts: readonly GivenPart[], assignedAt: Date): AssignmentRow[] =>
  parts.map(
    ({ assignmentId, dueAt, ...part }) =>
      ({ ...part, id: assignmentId, status: 'PENDING', assignedAt, dueAt: dueAt === null ? null : new Date(dueAt) }) as AssignmentRow,
  );
