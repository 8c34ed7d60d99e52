import { newId } from '@pakn/service-kit';
import type { Province } from './province.ts';

/** Gives every agency of a province a specialist and a leader, and the desk an operator: whom generated cases need. */
export async function staff({ cases, agencies }: Province): Promise<void> {
  for (const agency of ['desk', 'roads', 'commune', 'office'] as const)
    for (const roles of ['{SPECIALIST}', '{AGENCY_LEADER}', ...(agency === 'desk' ? ['{OPERATOR}'] : [])])
      await cases.services.pool.query('insert into cases.officer (id, agency_id, roles, active, revision) values ($1, $2, $3, true, 1)', [
        newId(),
        agencies[agency],
        roles,
      ]);
}
