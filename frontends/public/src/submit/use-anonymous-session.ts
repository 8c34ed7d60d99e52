import { type IssuedSession, useMutation, useSession } from '@pakn/graph';
import { shallowRef, type ShallowRef } from 'vue';
import { FormRefusal } from '../form-refusal';
import { graphql, readFragment } from '../gql';
import type { FormRefusalFragment } from '../gql/graphql';
import { deviceLocks } from './draft-hold';
import { receiptSecret, waitingSecret } from './report-secret';

const StartAnonymous = graphql(/* GraphQL */ `
  mutation StartAnonymous {
    startAnonymous {
      __typename
      ... on AnonymousStart {
        secret
        session {
          accessToken
          expiresAt
          user {
            id
            kind
            displayName
            fullName
            officer {
              roles
              position
              agency {
                id
                code
                name
                kind
              }
            }
          }
        }
      }
      ...FormRefusal
    }
  }
`);
/** Only one tab of a device begins: a browser has one session. */
const LOCK = 'pakn-anonymous';
/** What was refused is not asked for again with every part of a file. */
const REFUSED_FOR_MS = 20_000;

export interface AnonymousSession {
  /** Why there is no session, as the server said; null when nothing is wrong. */
  readonly refusal: Readonly<ShallowRef<FormRefusalFragment | null>>;
  /** A session whose report was not sent yet, begun silently. @returns its account; null when it was refused or somebody has signed in meanwhile */
  begin(): Promise<string | null>;
  /** The report was sent: the receipt gets the secret, and the next report a session of its own. */
  sent(code: string): void;
}

/** The session of a report without an account. One for all forms of this browser, until one of them is sent. */
export function useAnonymousSession(): AnonymousSession {
  const session = useSession();
  const { mutate } = useMutation(StartAnonymous);
  const refusal = shallowRef<FormRefusalFragment | null>(null);
  let refusedAt = -Infinity;
  let beginning: Promise<string | null> | null = null;
  const unsent = (): string | null => {
    const waiting = waitingSecret.read();
    return waiting && waiting.of === session.anonymous.value ? waiting.of : null;
  };

  const start = async (): Promise<string | null> => {
    // Another tab may have begun, or somebody signed in: the cookie knows.
    if (unsent() === null && waitingSecret.read() !== null) await session.refresh();
    if (session.viewer.value) return null;
    const there = unsent();
    if (there) return there;
    const answer = (await mutate({})).data.startAnonymous;
    if (answer?.__typename !== 'AnonymousStart') {
      if (!answer) throw new Error('nothing was answered');
      refusal.value = readFragment(FormRefusal, answer);
      refusedAt = Date.now();
      return null;
    }
    const issued = answer.session as IssuedSession;
    waitingSecret.keep({ of: issued.user.id, secret: answer.secret });
    session.adopt(issued);
    return issued.user.id;
  };

  return {
    refusal,
    begin() {
      const there = unsent();
      if (there) return Promise.resolve(there);
      if (Date.now() - refusedAt < REFUSED_FOR_MS) return Promise.resolve(null);
      refusal.value = null;
      const locks = deviceLocks();
      beginning ??= (locks ? locks.request(LOCK, start) : start()).finally(() => (beginning = null));
      return beginning;
    },
    sent(code) {
      const waiting = waitingSecret.read();
      if (waiting && waiting.of === session.anonymous.value) receiptSecret.keep(code, waiting.secret);
      waitingSecret.forget();
    },
  };
}
