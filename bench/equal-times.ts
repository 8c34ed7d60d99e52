import { randomInt, randomUUID } from 'node:crypto';
import { outside, type Outside } from '../e2e/outside/client.ts';
import { files } from '../e2e/outside/filing.ts';
import { demoPeople, SIGN_IN, SIGN_IN_TO_CASE, solvedChallenge, startedAnonymously } from '../e2e/outside/people.ts';
import { quantile, report, rounded } from './figures.ts';
import { measuredSystem } from './system.ts';

// X-25, S19: whether somebody has an account must not show in the time of an answer. Known and unknown take turns; the ratio of their medians is near 1.
const PAIRS = Number(process.env.PAIRS ?? 40);

const system = await measuredSystem();
const people = await demoPeople(system);
const officers = people.filter(({ role, totpSecret }) => role === 'SPECIALIST' && !totpSecret);
const citizens = people.filter(({ role }) => role === 'CITIZEN');
const digits = (length: number): string => Array.from({ length }, () => randomInt(10)).join('');
const newPhone = (): string => `09${digits(8)}`;

const REGISTER = `mutation($input: RegisterIndividualInput!) { registerIndividual(input: $input) { __typename ... on Refusal { code fields { path code } } } }`;
const RESET = `mutation($challenge: ChallengeAnswer!, $phone: String!) { requestPasswordReset(challenge: $challenge, phone: $phone) { __typename } }`;
const SIGN_IN_CODE = `mutation($challenge: ChallengeAnswer!, $phone: String!) { requestSignInCode(challenge: $challenge, phone: $phone) { __typename } }`;
const { consents } = await outside(system.origin).must<{ consents: { purpose: string; version: string; required: boolean }[] }>(
  '{ consents { purpose version required } }',
);

/** Codes of reports without an account; after five wrong secrets in a row one waits. */
const codes: string[] = [];
for (let left = PAIRS; left > 0; left -= 4) codes.push((await files((await startedAnonymously(system)).client, { identityMode: 'ANONYMOUS' })).code);

/** One act for somebody who has an account, or for somebody who has none. */
interface Act {
  name: string;
  ask(client: Outside, known: boolean, nth: number): Promise<{ query: string; variables: object }>;
}
const acts: Act[] = [
  {
    name: 'sign-in, wrong password',
    ask: async (client, known, nth) => ({
      query: SIGN_IN,
      variables: {
        input: {
          identifier: known ? (officers[nth % officers.length]?.phone ?? '') : newPhone(),
          password: `wrong ${randomUUID()}`,
          asOfficer: true,
          challenge: await solvedChallenge(client),
        },
      },
    }),
  },
  {
    name: 'registration, id number taken',
    ask: async (client, known, nth) => {
      const mine = citizens[nth % citizens.length]?.identifier ?? '';
      return {
        query: REGISTER,
        variables: {
          input: {
            personalId: known ? mine : `${mine.slice(0, 6)}${digits(6)}`,
            password: `Gió biển ${digits(6)}`,
            fullName: 'Lê Thị Đo',
            phone: newPhone(),
            contactAddress: '12 Trần Phú',
            consentVersion: consents[0]?.version ?? '',
            consentPurposes: consents.filter(({ required }) => required).map(({ purpose }) => purpose),
            challenge: await solvedChallenge(client),
          },
        },
      };
    },
  },
  {
    name: 'new password asked for',
    ask: async (client, known, nth) => ({
      query: RESET,
      variables: { phone: known ? (citizens[nth % citizens.length]?.phone ?? '') : newPhone(), challenge: await solvedChallenge(client) },
    }),
  },
  {
    name: 'code to sign in asked for',
    ask: async (client, known, nth) => ({
      query: SIGN_IN_CODE,
      variables: { phone: known ? (citizens[nth % citizens.length]?.phone ?? '') : newPhone(), challenge: await solvedChallenge(client) },
    }),
  },
  {
    name: 'an anonymous report, wrong secret',
    ask: async (client, known, nth) => ({
      query: SIGN_IN_TO_CASE,
      variables: { code: known ? codes[nth % codes.length] : `KH-2611-${digits(6)}`, secret: randomUUID(), challenge: await solvedChallenge(client) },
    }),
  },
];

const rows: string[][] = [];
for (const { name, ask } of acts) {
  const times = { known: [] as number[], unknown: [] as number[] };
  const answers = { known: new Set<string>(), unknown: new Set<string>() };
  for (let nth = 0; nth < PAIRS; nth++)
    for (const who of nth % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const client = outside(system.origin);
      const { query, variables } = await ask(client, who === 'known', nth);
      const begun = performance.now();
      const { data, errors } = await client.ask<object>(query, variables);
      times[who].push(performance.now() - begun);
      answers[who].add(JSON.stringify(errors?.map(({ extensions }) => extensions?.code) ?? data).replaceAll(/"(id|phoneMasked|resendAt)":"[^"]*"/g, '"$1":""'));
    }
  const [known, unknown] = [quantile(times.known, 0.5), quantile(times.unknown, 0.5)];
  const equal = [...answers.known].toSorted().join() === [...answers.unknown].toSorted().join();
  rows.push([
    name,
    rounded(known),
    rounded(unknown),
    rounded(known / unknown, 2),
    `${rounded(quantile(times.known, 0.9))} / ${rounded(quantile(times.unknown, 0.9))}`,
    equal ? 'equal' : `${[...answers.known].join()} / ${[...answers.unknown].join()}`,
  ]);
}
await report(
  'equal-times',
  'X-25 S19: answers to somebody who has an account and to somebody who has none',
  ['act', 'known, ms', 'unknown, ms', 'ratio', 'p90 known / unknown', 'answers'],
  rows,
  [`Medians of ${PAIRS} pairs that take turns, through the gateway. The challenge before each is not in the time.`],
);
await system.stop();
process.exit(0);
