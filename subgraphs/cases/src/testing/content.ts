import type { Person } from './province.ts';

/** What a mutation of content answered: what was saved, or the refusal. */
export type Saved = { __typename: string; id: string; slug: string; version: number; code?: string; fields?: { path: string; code: string }[] } & Record<
  string,
  unknown
>;

/** The mutations of content: their arguments, and what is asked back. */
const MUTATIONS: Record<string, { args: Record<string, string>; answer: string }> = {
  saveNotice: { args: { id: 'ID', version: 'Int', input: 'NoticeInput!' }, answer: 'Notice' },
  publishNotice: { args: { id: 'ID!', version: 'Int!', on: 'Boolean!' }, answer: 'Notice' },
  deleteNotice: { args: { id: 'ID!', version: 'Int!' }, answer: 'Done' },
  saveUsefulAddress: { args: { id: 'ID', version: 'Int', input: 'UsefulAddressInput!' }, answer: 'UsefulAddress' },
  deleteUsefulAddress: { args: { id: 'ID!', version: 'Int!' }, answer: 'Done' },
  saveGuide: { args: { version: 'Int', input: 'GuideInput!' }, answer: 'Guide' },
  deleteGuide: { args: { slug: 'ID!', version: 'Int!' }, answer: 'Done' },
  saveKnowledge: { args: { id: 'ID', version: 'Int', input: 'KnowledgeInput!' }, answer: 'KnowledgeArticle' },
  deleteKnowledge: { args: { id: 'ID!', version: 'Int!' }, answer: 'Done' },
};
const FIELDS: Record<string, string> = {
  Notice:
    'id version kind title summary body pinned published publishedAt validUntil viewerMayChange viewerMayPublish agency { id } attachments { id name mediaType bytes url thumbnailUrl status }',
  UsefulAddress: 'id version kind name address phone email url openingHours ward { name } lon lat',
  Guide: 'slug version title body audience order updatedAt',
  KnowledgeArticle: 'id version title body categoryCode audience validUntil updatedAt viewerMayChange agency { id }',
  Done: 'ok',
};

/** The whole answer of a mutation of content by this person. `key`: the Idempotency-Key. */
export function writes(person: Person, mutation: string, given: Record<string, unknown>, key?: string): ReturnType<Person['ask']> {
  const { args, answer } = MUTATIONS[mutation] ?? { args: {}, answer: '' };
  const declared = Object.entries(args).map(([name, type]) => `$${name}: ${type}`);
  const passed = Object.keys(args).map((name) => `${name}: $${name}`);
  const fields = `__typename ... on ${answer} { ${FIELDS[answer]} } ... on Refusal { code fields { path code } }`;
  return person.ask<{ done: Saved }>(`mutation (${declared.join(', ')}) { done: ${mutation}(${passed.join(', ')}) { ${fields} } }`, given, key);
}

/** What it answered. @throws on a fault */
export async function saved(person: Person, mutation: string, given: Record<string, unknown>, key?: string): Promise<Saved> {
  const { data, errors } = await writes(person, mutation, given, key);
  if (errors || !data) throw new Error(`${mutation} ${JSON.stringify(given)}: ${JSON.stringify(errors)}`);
  return (data as { done: Saved }).done;
}

/** The code of the fault, the code of the refusal, or what was saved. */
export async function comesTo(person: Person, mutation: string, given: Record<string, unknown>): Promise<string> {
  const { data, errors } = await writes(person, mutation, given);
  const done = (data as { done: Saved } | null)?.done;
  return String(errors?.[0]?.extensions?.code ?? done?.code ?? done?.__typename);
}
