import type { CatalogueChanged } from '@pakn/events';
import type { Person, Province } from './province.ts';

/** What a mutation of a catalogue answered: what was saved, or the refusal. */
export type Saved = Record<string, unknown> & { __typename: string; refused?: string; fields?: { path: string; code: string; message: string }[] };

/** The mutations of catalogues: their arguments, and what is asked back. */
const MUTATIONS: Record<string, { args: Record<string, string>; answer: string }> = {
  savePortal: {
    args: { input: 'PortalInput!' },
    answer:
      '... on Portal { systemName appName owner operator hotline email address about zaloUrl supportHours supportHoursEn limits { titleLength contentLength attachments attachmentBytes videoSeconds reportMediaTypes answerMediaTypes ratingDays reopenDays undoSeconds } }',
  },
  saveCategory: {
    args: { code: 'ID!', input: 'CategoryInput!' },
    answer:
      '... on Category { code name nameEn group groupLabel icon order urgency publicByDefault sensitive approvalRequired proofRequired active validFrom }',
  },
  saveReason: {
    args: { kind: 'ReasonKind!', code: 'ID!', input: 'ReasonInput!' },
    answer: '... on Reason { code kind label labelEn explainRequired whereToGo maxWorkingHours active }',
  },
  saveTopic: { args: { code: 'ID!', input: 'TopicInput!' }, answer: '... on Topic { code name nameEn introduction active from to }' },
  setCalendarDays: {
    args: { days: '[CalendarDayInput!]!', agencyId: 'ID' },
    answer: '... on CalendarChange { days { date working status name kind decision agency { id } } casesAffected }',
  },
  setWorkingHours: {
    args: { agencyId: 'ID', validFrom: 'Date!', periods: '[WorkingPeriodInput!]!' },
    answer: '... on CalendarChange { days { date } casesAffected }',
  },
  setServiceLevel: { args: { input: 'ServiceLevelInput!' }, answer: '... on ServiceLevel { urgency reception resolve maxTotal remindBefore validFrom }' },
};

/** The whole answer of a mutation of a catalogue by this person. `key`: the Idempotency-Key. */
export function asksFor(person: Person, mutation: string, given: Record<string, unknown>, key?: string): ReturnType<Person['ask']> {
  const { args, answer } = MUTATIONS[mutation] ?? { args: {}, answer: '' };
  const declared = Object.entries(args).map(([name, type]) => `$${name}: ${type}`);
  const passed = Object.keys(args).map((name) => `${name}: $${name}`);
  const query = `mutation (${declared.join(', ')}) { done: ${mutation}(${passed.join(', ')}) { __typename ${answer} ... on Refusal { refused: code fields { path code message } } } }`;
  return person.ask<{ done: Saved }>(query, given, key);
}

/** Somebody who changes catalogues. */
export interface Administrator {
  id: string;
  /** @throws on a fault */
  does(mutation: string, given: Record<string, unknown>, key?: string): Promise<Saved>;
  /** Of a refusal: paths and codes of its fields. */
  isRefused(mutation: string, given: Record<string, unknown>): Promise<Record<string, string>>;
}

/** The person as one who changes catalogues; `person` needs the role ADMIN for anything but refusals. */
export const administrator = (person: Person): Administrator => {
  const does = async (mutation: string, given: Record<string, unknown>, key?: string): Promise<Saved> => {
    const { data, errors } = await asksFor(person, mutation, given, key);
    if (errors || !data) throw new Error(`${mutation} ${JSON.stringify(given)}: ${JSON.stringify(errors)}`);
    return (data as { done: Saved }).done;
  };
  return {
    id: person.id,
    does,
    async isRefused(mutation, given) {
      const { refused, fields } = await does(mutation, given);
      if (refused !== 'INVALID_INPUT') throw new Error(`${mutation} ${JSON.stringify(given)} was not refused: ${String(refused)}`);
      return Object.fromEntries((fields ?? []).map(({ path, code }) => [path, code]));
    },
  };
};

/** What the audit log is to get of a person's changes, in their order. */
export const recordedOf = async ({ cases }: Province, actorId: string): Promise<CatalogueChanged[]> =>
  (
    await cases.services.pool.query<{ data: CatalogueChanged }>(`select data from events.log where type = 'CatalogueChanged' and actor_id = $1 order by id`, [
      actorId,
    ])
  ).rows.map((row) => row.data);
