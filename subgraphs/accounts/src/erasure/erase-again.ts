import { inTransaction, newId } from '@pakn/service-kit';
import { takeOwnChanges } from '../announcing/take-changes.ts';
import type { Database } from '../services.ts';
import { erasePeople } from './erase.ts';

const BACK = 'select a.id from accounts.erased_account e join accounts.account a on a.id = e.account_id limit 200';

/** Erases again who is back from a backup: at every start, and by the hour. Several replicas may do it at once. */
export async function eraseAgain({ pool, now }: Database): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(BACK);
    if (rows.length === 0) return;
    const by = { actorId: null, commandId: newId(), at: now() };
    await erasePeople(
      client,
      rows.map(({ id }) => id),
      by,
    );
    await takeOwnChanges(client, { ...by, reason: 'erased before' });
  });
}
