import { isId, type FieldProblemData } from '@pakn/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Label } from '@pakn/vocabulary';
import { Account } from './account.entity.ts';

/** What is wrong with somebody who is to stand in for an officer, `during` a leave or whenever it is needed. */
export async function deputyProblems(
  em: EntityManager,
  officer: Pick<Account, 'id' | 'agencyId'>,
  deputyId: string,
  during?: { from: Date; to: Date },
): Promise<FieldProblemData[]> {
  const problem = (message: Label): FieldProblemData[] => [{ path: 'deputyId', code: 'INVALID_INPUT', message }];
  if (deputyId === officer.id) return problem({ vi: 'Hãy chọn một người khác.', en: 'Choose somebody else.' });
  const deputy = isId(deputyId) ? await em.findOne(Account, { id: deputyId, kind: 'OFFICER', status: 'ACTIVE', active: true }) : null;
  if (deputy === null || deputy.agencyId !== officer.agencyId)
    return problem({ vi: 'Hãy chọn một cán bộ đang làm việc của cùng đơn vị.', en: 'Choose an active officer of the same agency.' });
  if (during && deputy.leaveFrom && deputy.leaveTo && deputy.leaveFrom < during.to && during.from < deputy.leaveTo)
    return problem({ vi: 'Cán bộ này cũng nghỉ trong thời gian đó.', en: 'This officer is on leave at that time too.' });
  return [];
}
