import { randomUUID } from 'node:crypto';
import { does, type SeenCase } from './case-acts.ts';
import type { Outside } from './client.ts';
import { solvedChallenge } from './people.ts';

export const NHA_TRANG = { lon: 109.1895, lat: 12.2388 };

/** A report that fits, with what a test wants to be different. */
export const report = (different: object = {}): object => ({
  title: 'Đèn đường tắt cả tuyến',
  content: 'Cả tuyến đường không có đèn ba ngày nay, đi lại nguy hiểm.',
  place: { address: 'Đường Trần Phú', ...NHA_TRANG },
  kind: 'INCIDENT',
  subjectKind: 'CITIZEN',
  identityMode: 'HIDDEN_NAME',
  categoryCode: 'STREET_LIGHT',
  attachmentIds: [],
  ...different,
});

export async function files(citizen: Outside, different: object = {}): Promise<SeenCase> {
  return does(citizen, 'submitCase', { input: report(different), challenge: await solvedChallenge(citizen), idempotencyKey: randomUUID() });
}

/** The ids of agencies by code. */
export async function agencyIds(client: Outside): Promise<(code: string) => string> {
  const { agencies } = await client.must<{ agencies: { id: string; code: string }[] }>('{ agencies { id code } }');
  return (code) => {
    const found = agencies.find((agency) => agency.code === code);
    if (!found) throw new Error(`no agency ${code}`);
    return found.id;
  };
}
