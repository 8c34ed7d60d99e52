import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { situationOf } from '../process/permit.ts';
import type { Situation } from '../process/situation.ts';

/** What the process table is asked with outside of a command, which locks the case and reads it again. */
export async function situationNow({ load, services }: CasesContext, found: Case): Promise<Situation> {
  const [assignments, answers, appointments] = await Promise.all([load.assignments(found.id), load.answers(found.id), load.appointments(found.id)]);
  return situationOf({ reference: services.reference, now: services.clock.now() }, { case: found, assignments, answers, appointments });
}
