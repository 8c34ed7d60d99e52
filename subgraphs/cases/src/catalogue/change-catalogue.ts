import { appendEvent, type CatalogueChanged } from '@pakn/events';
import { fingerprintOf } from '@pakn/service-kit';
import { takeKey } from '../command/command-key.ts';
import { writing, type Write } from '../command/transaction.ts';
import type { CasesContext } from '../context.ts';
import { dateText, dayOf } from '../clock/local-time.ts';
import type { Catalogues } from '../reference/reference-book.ts';

/** An open change of a catalogue. Nobody else changes one meanwhile. */
export interface Changing {
  write: Write;
  /** The catalogues as they are. */
  catalogues: Catalogues;
  /** The database's time, and the day that it is there in Việt Nam. */
  now: Date;
  today: string;
}

/** What was written. */
export interface Changed {
  /** What it was about, for the audit log: "category ROAD". */
  subject: string;
  /** Empty: everything is as it was, and nothing is announced. */
  changes: CatalogueChanged['changes'];
  /** What other rooms need to know besides. */
  events?: readonly { type: string; data: object }[];
}

const LOCK = 'select revision, cases.now() as at from cases.catalogue_state for update';
/** Stands for the case in the key of a command that is about none. */
const NO_CASE = '00000000-0000-0000-0000-000000000000';

/**
 * The one way to change a catalogue or a setting: changes wait for each other, in one transaction the rows, the event for the audit log and the events of
 * others. This process has read the catalogues again when it answers; other replicas obey with their next command. The same Idempotency-Key changes nothing twice.
 * @param call `name`: of the mutation; `asked`: what it was given, for KEY_REUSED
 * @throws whatever `change` refuses, KEY_REUSED
 */
export async function changeCatalogue(
  context: CasesContext,
  call: { name: string; asked: unknown },
  change: (changing: Changing) => Promise<Changed>,
): Promise<void> {
  const { services, requestId, idempotencyKey } = context;
  const actorId = context.subject();
  await writing(services, async (write) => {
    const [state] = await write.sql<{ revision: number; at: string }>(LOCK);
    if (!state) throw new Error('the state of the catalogues has no row');
    if (idempotencyKey) {
      const key = { accountId: actorId, key: idempotencyKey, fingerprint: fingerprintOf(call.name, call.asked) };
      if ((await takeKey(write, key, NO_CASE)).first !== null) return;
    }
    const now = new Date(state.at);
    const catalogues = await services.reference.asOf(state.revision);
    const { subject, changes, events = [] } = await change({ write, catalogues, now, today: dateText(dayOf(now.getTime())) });
    if (changes.length === 0) return;
    const announced = [{ type: 'CatalogueChanged', data: { action: call.name, subject, changes } satisfies CatalogueChanged }, ...events];
    for (const { type, data } of announced) await appendEvent(write.client, { type, commandId: requestId, actorId, at: now, data, audience: [] });
  });
  await services.reference.refresh();
}
