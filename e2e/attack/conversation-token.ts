import { outside, type Outside } from '../outside/client.ts';
import { solvedChallenge, type System } from '../outside/people.ts';

const START = 'mutation($challenge: ChallengeAnswer) { startSupport(challenge: $challenge) { ... on SupportStart { token conversation { id } } } }';
const SAY = 'mutation($id: ID!, $token: String) { sendSupportMessage(conversationId: $id, token: $token, text: "a") { __typename ... on Refusal { code } } }';
const CLAIM = 'mutation($id: ID!) { claimSupport(id: $id, version: 1) { __typename } }';

type Attack = {
  system: System;
  another: Outside;
  /** What somebody saw of an operation. */
  seen: (client: Outside, query: string, variables?: object) => Promise<string>;
  changed: (token: string) => string;
};

/** The token of a conversation of the support chat: forged, of another one, and for what it is not. */
export async function conversationToken({ system, another, seen, changed }: Attack): Promise<Record<string, string>> {
  const visitor = outside(system.origin);
  const begins = async () =>
    (await visitor.must<{ startSupport: { token: string; conversation: { id: string } } }>(START, { challenge: await solvedChallenge(visitor) })).startSupport;
  const [mine, other] = [await begins(), await begins()];
  const { id } = mine.conversation;
  return {
    right: await seen(visitor, SAY, { id, token: mine.token }),
    forged: await seen(visitor, SAY, { id, token: changed(mine.token) }),
    "another conversation's": await seen(visitor, SAY, { id, token: other.token }),
    none: await seen(visitor, SAY, { id }),
    'none, by somebody with an account': await seen(another, SAY, { id }),
    'as an access token': await seen(outside(system.origin, mine.token), '{ me { __typename } }'),
    'to take what waits': await seen(visitor, CLAIM, { id }),
  };
}

export const CONVERSATION_TOKEN = {
  right: 'SupportConversation',
  forged: 'NOT_FOUND',
  "another conversation's": 'NOT_FOUND',
  none: 'NOT_FOUND',
  'none, by somebody with an account': 'NOT_FOUND',
  'as an access token': 'UNAUTHENTICATED',
  'to take what waits': 'UNAUTHENTICATED',
};
