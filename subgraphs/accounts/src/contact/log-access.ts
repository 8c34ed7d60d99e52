import { newId } from '@pakn/service-kit';
import type { AccountsContext } from '../context.ts';

/** Writes down who looked a person up or wrote one down; never what was found. Nobody reads a name or phone without an entry (spec 01, promise 3). */
export async function logAccess(context: AccountsContext, action: 'people' | 'saveContact', subjectIds: (string | null)[]): Promise<void> {
  const { services, requestId } = context;
  const actor = context.subject();
  await services.pool.query(
    'insert into accounts.access_log (id, actor_id, action, subject_id, at, request_id) select id, $2, $3, subject, $4, $5 from unnest($1::uuid[], $6::uuid[]) as t(id, subject)',
    [subjectIds.map(() => newId()), actor, action, services.now(), requestId, subjectIds],
  );
}
