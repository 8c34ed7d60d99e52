import { setTimeout as rest } from 'node:timers/promises';
import { fault, type ServeOptions } from '@pakn/service-kit';
import { Kind, type OperationDefinitionNode } from 'graphql';
import type { AccountsContext } from './context.ts';

/** Their answer comes with a cookie, which cannot be given twice; a lost sign-in is tried again, a lost refresh is repeated by its own rule. */
const WITH_COOKIE = new Set(['signIn', 'confirmSignIn', 'refreshSession', 'signOut']);
/** So long a second call waits for the first one's answer. */
const WAIT_MS = 5_000;
const LOOK_AGAIN_MS = 50;
/** A first call that has not answered by then died; the next one takes its place. */
const GIVEN_UP_MS = 30_000;

function isAnsweredOnce(operation: OperationDefinitionNode | undefined): boolean {
  if (operation?.operation !== 'mutation') return false;
  return operation.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && !WITH_COOKIE.has(selection.name.value));
}

/** Takes the key for this call, or gives the answer of the first. @throws CONFLICT when the first is still at work after 5 s */
async function takeKey({ services }: AccountsContext, key: Buffer): Promise<'MINE' | { answer: string }> {
  const { pool, ciphers, now } = services;
  for (let waited = 0; waited < WAIT_MS; waited += LOOK_AGAIN_MS) {
    const { rowCount } = await pool.query(
      'insert into accounts.answered as a (key, at) values ($1, $2) on conflict (key) do update set at = excluded.at where a.answer is null and a.at < $3',
      [key, now(), new Date(now().getTime() - GIVEN_UP_MS)],
    );
    if (rowCount === 1) return 'MINE';
    const { rows } = await pool.query<{ answer: Uint8Array | null }>('select answer from accounts.answered where key = $1', [key]);
    if (rows[0]?.answer) return { answer: ciphers.decrypt('answer', rows[0].answer) };
    await rest(LOOK_AGAIN_MS);
  }
  throw fault('CONFLICT', 'Thao tác trước vẫn đang được thực hiện. Hãy thử lại sau.');
}

/** The same Idempotency-Key by the same person with the same words answers what the first call did (spec 04). Faults are not kept: they may be tried again. */
export const answerOncePlugin: NonNullable<ServeOptions<AccountsContext>['plugins']>[number] = {
  requestDidStart: async ({ contextValue: context, request }) => {
    let mine: Buffer | undefined;
    return {
      responseForOperation: async ({ operation, response }) => {
        if (context.idempotencyKey === '' || !isAnsweredOnce(operation)) return null;
        const words = JSON.stringify([context.identity.sub ?? '', context.idempotencyKey, request.query, request.variables]);
        const key = context.services.ciphers.hash('answered', words);
        const taken = await takeKey(context, key);
        if (taken === 'MINE') {
          mine = key;
          return null;
        }
        return { http: response.http, body: { kind: 'single', singleResult: JSON.parse(taken.answer) as object } };
      },
      willSendResponse: async ({ response: { body } }) => {
        if (!mine) return;
        const { pool, ciphers } = context.services;
        if (body.kind !== 'single' || body.singleResult.errors) await pool.query('delete from accounts.answered where key = $1', [mine]);
        else await pool.query('update accounts.answered set answer = $2 where key = $1', [mine, ciphers.encrypt('answer', JSON.stringify(body.singleResult))]);
      },
    };
  },
};
