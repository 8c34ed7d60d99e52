import { newId } from '@pakn/service-kit';
import { changing, clientOf } from '../changing.ts';
import type { Services } from '../services.ts';
import { erasePeople } from './erase.ts';

/** So many in one transaction: every reader of the event log waits for its end. */
const BATCH = 200;
const BACK = `select a.id from accounts.erased_account e join accounts.account a on a.id = e.account_id limit ${BATCH}`;

/** Erases again who is back from a backup: at every start, and by the hour. Several replicas may do it at once. */
export async function eraseAgain({ pool, orm, now }: Pick<Services, 'pool' | 'orm' | 'now'>): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ id: string }>(BACK);
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    const requestId = newId();
    await changing({ orm, now }, { actorId: null, requestId, reason: 'erased before' }, (em) =>
      erasePeople(clientOf(em), ids, { actorId: null, commandId: requestId, at: now() }),
    );
  }
}
