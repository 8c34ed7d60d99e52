import { does } from './case-acts.ts';
import type { Outside } from './client.ts';
import { files } from './filing.ts';

/** A field whose answer needs no file. */
const NO_PROOF = 'TOURISM';

/** Takes a report the whole way: filed, answered by `agencyId` (whose `specialist` it is), published, rated. Answers the code it is public under. */
export async function answeredAndRated(
  { citizen, operator, specialist }: { citizen: Outside; operator: Outside; specialist: Outside },
  agencyId: string,
  different: object = {},
  answer = 'Đã xử lý xong.',
): Promise<string> {
  const { id, code, version } = await files(citizen, { categoryCode: NO_PROOF, ...different });
  const assigned = await does(operator, 'assignCase', { id, version, input: { leadAgencyId: agencyId, comment: 'Đề nghị xử lý.' } });
  const claimed = await does(specialist, 'claimCase', { id, version: assigned.version });
  const recorded = await does(specialist, 'recordAnswer', { id, version: claimed.version, input: { agencyId, content: answer } });
  const returned = await does(specialist, 'returnResult', { id, version: recorded.version, comment: 'Đã hoàn thành.' });
  const { case: reviewed } = await operator.must<{ case: { answers: { id: string }[] } }>(`{ case(id: "${id}") { answers { id } } }`);
  await does(operator, 'publishAnswer', { id, version: returned.version, answerId: reviewed.answers[0]?.id, makeCasePublic: true });
  await does(citizen, 'rateCase', { id, satisfaction: 'VERY_SATISFIED', comment: 'Cảm ơn.' });
  return code;
}
