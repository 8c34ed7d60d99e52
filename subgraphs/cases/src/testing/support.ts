import { randomUUID } from 'node:crypto';
import { issueChallenge } from '@pakn/service-kit';
import type { Person, Province } from './province.ts';

/** Whoever asks: a `Worker` too. */
type Asker = Pick<Person, 'ask' | 'must'>;

export interface SeenMessage {
  id: string;
  cursor: string;
  from: string;
  text: string;
  choices: { id: string; label: string }[];
  sources: { label: string; url: string }[];
  attachments: { id: string; url: string }[];
}
/** A conversation, or the refusal. */
export interface SeenConversation {
  __typename: string;
  id: string;
  status: string;
  version: number;
  cursor: string;
  waitingSince: string | null;
  operator: { id: string } | null;
  visitorRef: string | null;
  case: { id: string; status: string } | null;
  lastMessage: { text: string } | null;
  unreadCount: number;
  presence: { visitorSeenAt: string | null; visitorTyping: boolean; operatorSeenAt: string | null; operatorTyping: boolean };
  messages: { nodes: SeenMessage[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  code?: string;
  message?: string;
  fields?: { path: string; code: string }[];
}

export const MESSAGE_FIELDS = 'id cursor from text choices { id label } sources { label url } attachments { id url }';
export const CONVERSATION_FIELDS = `__typename id status version cursor waitingSince operator { id } visitorRef case { id status } lastMessage { text } unreadCount
  presence { visitorSeenAt visitorTyping operatorSeenAt operatorTyping } messages(first: 100) { nodes { ${MESSAGE_FIELDS} } pageInfo { hasNextPage endCursor } }`;
const REFUSED = '... on Refusal { __typename code message fields { path code } }';
const RESULT = `... on SupportConversation { ${CONVERSATION_FIELDS} } ${REFUSED}`;

const ACTS = {
  sendSupportMessage: '$conversationId: ID!, $token: String, $text: String, $choiceId: ID, $attachmentIds: [ID!]',
  requestAdviser: '$conversationId: ID!, $token: String',
  setSupportTyping: '$conversationId: ID!, $token: String, $typing: Boolean!',
  claimSupport: '$id: ID!, $version: Int!',
  closeSupport: '$id: ID!, $version: Int!',
} as const;
export type SupportAct = keyof typeof ACTS;

/** A right answer to a fresh challenge. @param now where the clock of the database is a test's */
export const solved = ({ env }: Province, now: number = Date.now()): { id: string; answer: string } => ({
  id: issueChallenge(env.SEAL_KEY ?? '', 5, 3, randomUUID(), now).id,
  answer: '8',
});

/** The whole answer of an act, with its faults. */
export function supportAsk(who: Asker, act: SupportAct, given: Record<string, unknown>, key?: string): ReturnType<Asker['ask']> {
  const passed = [...ACTS[act].matchAll(/\$(\w+)/g)].map(([, name]) => `${name}: $${name}`).join(', ');
  return who.ask<{ done: SeenConversation }>(`mutation (${ACTS[act]}) { done: ${act}(${passed}) { ${RESULT} } }`, given, key);
}

/** What an act answered. @throws on a fault */
export async function supportAct(who: Asker, act: SupportAct, given: Record<string, unknown>, key?: string): Promise<SeenConversation> {
  const { data, errors } = await supportAsk(who, act, given, key);
  if (errors || !data) throw new Error(`${act}: ${JSON.stringify(errors)}`);
  return (data as { done: SeenConversation }).done;
}

/** The code of the fault of an act; undefined: it was none. */
export const supportFault = async (who: Asker, act: SupportAct, given: Record<string, unknown>): Promise<string | undefined> =>
  (await supportAsk(who, act, given)).errors?.[0]?.extensions?.code;

export interface BegunConversation extends SeenConversation {
  token: string | null;
}

/** Begins a conversation; the refusal where there is one. */
export async function begins(who: Asker, given: { text?: string; choiceId?: string; challenge?: object | null } = {}): Promise<BegunConversation> {
  const document = `mutation ($text: String, $choiceId: ID, $challenge: ChallengeAnswer) { startSupport(text: $text, choiceId: $choiceId, challenge: $challenge) {
    ... on SupportStart { token conversation { ${CONVERSATION_FIELDS} } } ${REFUSED} } }`;
  const { startSupport } = await who.must<{ startSupport: BegunConversation & { conversation?: SeenConversation } }>(document, given);
  const { conversation, ...rest } = startSupport;
  return conversation ? { ...conversation, token: rest.token } : startSupport;
}

/** The conversation as somebody sees it; null for whoever may not. */
export const seesConversation = async (who: Asker, id: string | null, token: string | null = null): Promise<SeenConversation | null> =>
  (
    await who.must<{ supportConversation: SeenConversation | null }>(
      `query ($id: ID, $token: String) { supportConversation(id: $id, token: $token) { ${CONVERSATION_FIELDS} } }`,
      { id, token },
    )
  ).supportConversation;
