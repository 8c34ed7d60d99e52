import { does, type SeenCase } from '../outside/case-acts.ts';
import { agencyIds, files } from '../outside/filing.ts';
import { HANDLING, type Crowd } from './people.ts';

/** Words that nobody but those who may read them should ever see. */
export const CANARY = { note: 'CANARY-NOTE', message: 'CANARY-MESSAGE', draft: 'CANARY-DRAFT', assigned: 'CANARY-ASSIGNED', appointment: 'CANARY-APPOINTMENT' };

export interface Cases {
  /** Seen by its reporter, its agency and the desk only. */
  hidden: SeenCase;
  /** Public, with a public name and the same private parts. */
  shown: SeenCase;
  agency(code: string): string;
}

/** Two cases of the reporter, at the handling agency, with everything in them that is private. */
export async function furnishedCases(people: Crowd): Promise<Cases> {
  const operator = people['an operator'];
  const agency = await agencyIds(operator);
  const furnish = async (makePublic: boolean): Promise<SeenCase> => {
    const specialist = people['a specialist of the case'];
    const reporter = people['the reporter'];
    const filed = await files(reporter, {
      title: makePublic ? 'Đèn hỏng ở quảng trường' : 'Việc riêng chưa công khai',
      content: 'Cột đèn đổ vào xe 79A-123.45.',
      categoryCode: 'TOURISM',
      preferredAgencyId: agency(HANDLING),
      identityMode: makePublic ? 'PUBLIC_NAME' : 'HIDDEN_NAME',
    });
    const { id, version } = filed;
    const assigned = await does(operator, 'assignCase', { id, version, input: { leadAgencyId: agency(HANDLING), makePublic, comment: CANARY.assigned } });
    const claimed = await does(specialist, 'claimCase', { id, version: assigned.version });
    await does(specialist, 'addNote', { caseId: id, text: CANARY.note });
    await does(reporter, 'sendMessage', { caseId: id, text: CANARY.message });
    const promised = await does(specialist, 'scheduleCase', {
      id,
      version: claimed.version,
      input: { amount: 2, unit: 'DAY', remindAmount: 1, remindUnit: 'HOUR', reason: CANARY.appointment },
    });
    return does(specialist, 'recordAnswer', { id, version: promised.version, input: { agencyId: agency(HANDLING), content: CANARY.draft } });
  };
  return { hidden: await furnish(false), shown: await furnish(true), agency };
}
