import { setTimeout as rest } from 'node:timers/promises';
import { DomainError, fault, fingerprintOf, Refusal, refuseOtherContent, refusing, type ServeOptions } from '@pakn/service-kit';
import { REFUSAL } from '@pakn/vocabulary';
import { getNamedType, isUnionType, Kind, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { AccountsContext } from './context.ts';

/** Their answer comes with a cookie, which cannot be given twice; a lost sign-in is tried again, a lost refresh is repeated by its own rule, and who is erased asks nothing twice. */
const WITH_COOKIE = new Set([
  'signIn',
  'confirmSignIn',
  'startOidc',
  'completeOidc',
  'startAnonymous',
  'signInToCase',
  'refreshSession',
  'signOut',
  'deleteAccount',
]);
/** So long a second call waits for the first one's answer. */
const WAIT_MS = 5_000;
const LOOK_AGAIN_MS = 50;
/** A first call that has not answered by then died; the next one takes its place. */
const GIVEN_UP_MS = 30_000;

function isAnsweredOnce(operation: OperationDefinitionNode | undefined): boolean {
  if (operation?.operation !== 'mutation') return false;
  return operation.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && !WITH_COOKIE.has(selection.name.value));
}

const TAKE = `insert into accounts.answered as a (key, fingerprint, at, account_id) values ($1, $2, $3, $5)
  on conflict (key) do update set fingerprint = excluded.fingerprint, at = excluded.at, answer = null, refused = false
  where (a.answer is null and a.at < $4) or (a.refused and a.fingerprint <> excluded.fingerprint)`;

/** Takes the key for this call, or gives the answer of the first. @throws KEY_REUSED, CONFLICT when the first is still at work after 5 s */
async function takeKey({ services, identity }: AccountsContext, key: Buffer, fingerprint: string): Promise<'MINE' | { answer: string }> {
  const { pool, ciphers, now } = services;
  for (let waited = 0; waited < WAIT_MS; waited += LOOK_AGAIN_MS) {
    const { rowCount } = await pool.query(TAKE, [key, fingerprint, now(), new Date(now().getTime() - GIVEN_UP_MS), identity.sub ?? null]);
    if (rowCount === 1) return 'MINE';
    const { rows } = await pool.query<{ fingerprint: string; answer: Uint8Array | null; refused: boolean }>(
      'select fingerprint, answer, refused from accounts.answered where key = $1',
      [key],
    );
    const first = rows[0];
    // A first call that is still at work may yet be refused, and its key be free.
    if (first?.answer && !(first.refused && first.fingerprint !== fingerprint)) {
      refuseOtherContent(first, fingerprint);
      return { answer: ciphers.decrypt('answer', first.answer) };
    }
    await rest(LOOK_AGAIN_MS);
  }
  throw fault('CONFLICT', 'Thao tác trước vẫn đang được thực hiện. Hãy thử lại sau.');
}

/**
 * The same Idempotency-Key by the same person with the same words answers what the first call did, with other words KEY_REUSED (`service-kit/idempotency`).
 * Callers who are not signed in are one person: their keys are random. Faults are not kept: they may be tried again.
 */
export const answerOncePlugin: NonNullable<ServeOptions<AccountsContext>['plugins']>[number] = {
  requestDidStart: async ({ contextValue: context, request }) => {
    let mine: Buffer | undefined;
    return {
      responseForOperation: async ({ operation, response }) => {
        if (context.idempotencyKey === '' || !isAnsweredOnce(operation)) return null;
        const key = context.services.ciphers.hash('answered', JSON.stringify([context.identity.sub ?? '', context.idempotencyKey]));
        try {
          const taken = await takeKey(context, key, fingerprintOf(request.query, request.variables));
          if (taken !== 'MINE') return { http: response.http, body: { kind: 'single', singleResult: JSON.parse(taken.answer) as object } };
          mine = key;
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          context.answeredOnce.keyReused = true;
        }
        return null;
      },
      willSendResponse: async ({ response: { body } }) => {
        if (!mine) return;
        const { pool, ciphers } = context.services;
        if (body.kind !== 'single' || body.singleResult.errors) await pool.query('delete from accounts.answered where key = $1', [mine]);
        else
          await pool.query('update accounts.answered set answer = $2, refused = $3 where key = $1', [
            mine,
            ciphers.encrypt('answer', JSON.stringify(body.singleResult)),
            !context.answeredOnce.done,
          ]);
      },
    };
  },
};

/** Puts what a key means before every mutation: one whose key was used for something else is refused (as data where its type has a Refusal), and nothing is done. */
export function refuseReusedKeys(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve } = field;
    if (!resolve) continue;
    const type = getNamedType(field.type);
    const maySay = isUnionType(type) && type.getTypes().some(({ name }) => name === 'Refusal');
    field.resolve = async (parent: unknown, args, context: AccountsContext, info) => {
      if (context.answeredOnce.keyReused) {
        if (!maySay) throw fault('CONFLICT', REFUSAL.KEY_REUSED.vi);
        return refusing(() => Promise.reject(new DomainError('KEY_REUSED')));
      }
      const answer: unknown = await resolve(parent, args, context, info);
      if (!(answer instanceof Refusal)) context.answeredOnce.done = true;
      return answer;
    };
  }
}
