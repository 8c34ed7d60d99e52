import { appendEvent, createNotifier, linkOf, type CaseEventData, type Notifier } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undoingIsOver } from '../testing/case-event.ts';
import type { Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let notifier: Notifier;
let citizen: Caller;
let specialist: Caller;
let lead: string;
beforeAll(async () => {
  here = await province();
  notifier = createNotifier(here.env.DATABASE_URL);
  citizen = await signedIn(here, here.person('CITIZEN'));
  specialist = await signedIn(here, here.person('SPECIALIST', 'S-XD'));
  lead = await here.agencyId('S-XD');
});
afterAll(async () => {
  await notifier.close();
  await here.close();
});

type Happening = [type: string, more: Partial<CaseEventData>];
/** A new case of the citizen; what happens to it in one call is one transaction. Answers when. */
function report(): { id: string; code: string; has(...events: Happening[]): Promise<string> } {
  const [id, code] = [newId(), `KH-3611-${newId().slice(-6).toUpperCase()}`];
  let last: { n: number; hash: Buffer | null } = { n: 0, hash: null };
  const facts = { code, categoryCode: 'GT', answerDueAt: '2036-11-25T10:00:00.000Z', dueAt: '2036-11-24T10:00:00.000Z', leadAgencyId: lead };
  return {
    id,
    code,
    async has(...events) {
      const at = here.accounts.services.now();
      await inTransaction(here.accounts.services.pool, async (client) => {
        for (const [type, more] of events) {
          const data = { facts, changes: [], reporterId: citizen.identity.sub, actorAgencyId: null, ...more } as unknown as CaseEventData;
          const event = { type, commandId: 'test', actorId: null, at, data, audience: [`case:${id}`], chain: { caseId: id, last } };
          await appendEvent(client, event);
          last = linkOf(event);
        }
      });
      notifier.notify();
      return at.toISOString();
    },
  };
}
const assigned = (): Happening => ['CaseAssigned', { from: { status: 'AWAITING_ACCEPTANCE', step: 'RECEPTION' }, toAgencyIds: [lead], notifyBySms: true }];
const undone = (n: number, doneAt: string): Happening => ['ActUndone', { undone: [{ n, type: 'CaseAssigned' }], doneAt }];
const messages = async (code: string): Promise<number> =>
  (await here.owner.query(`select from accounts.message where params->>'code' = $1`, [code])).rowCount ?? 0;
const notices = async (who: Caller, caseId: string): Promise<{ kind: string; title: string }[]> =>
  (
    await who.must<{ notifications: { nodes: { kind: string; title: string; case: { id: string } | null }[] } }>(
      '{ notifications(first: 50) { nodes { kind title case { id } } } }',
    )
  ).notifications.nodes.filter((node) => node.case?.id === caseId);

describe('X-24 what an undone act would have sent', () => {
  it('no SMS leaves, whoever was notified in the app is sent UNDONE in its place; sent again, it leaves', async () => {
    const filed = report();
    const doneAt = await filed.has(assigned());
    await until(async () => (await messages(filed.code)) >= 2);
    expect(await notices(specialist, filed.id)).toMatchObject([{ kind: 'ASSIGNED' }]);
    const live = specialist.subscribe<{ notificationAdded: { kind: string } }>('subscription { notificationAdded { kind } }');
    const other = report();
    await until(async () => {
      await other.has(assigned()); // the socket is up when one arrives
      return live.received.length > 0;
    });
    await filed.has(undone(1, doneAt));
    await until(() => live.received.some(({ notificationAdded }) => notificationAdded.kind === 'UNDONE'));
    await live.stop();
    expect(await messages(filed.code)).toBe(0);
    for (const who of [specialist, citizen])
      expect(await notices(who, filed.id)).toMatchObject([{ kind: 'UNDONE', title: `Đã hoàn tác thao tác trên phản ánh ${filed.code}` }]);

    await filed.has(assigned());
    await until(async () => (await messages(filed.code)) >= 2);
    const since = here.sent.length;
    await undoingIsOver(here);
    const sent = (): string[] => here.sent.filter(({ text }) => text.includes(filed.code)).map(({ template }) => template);
    await until(() => sent().includes('RECEIVED') && sent().includes('OFF_NEW'));
    expect(here.sent.slice(0, since).some(({ text }) => text.includes(filed.code))).toBe(false);
    expect(sent().filter((template) => template === 'RECEIVED')).toHaveLength(1);
  });

  it('of both in one batch nobody hears at all', async () => {
    const filed = report();
    await filed.has(assigned(), undone(1, here.accounts.services.now().toISOString()));
    const after = report();
    await after.has(assigned());
    await until(async () => (await messages(after.code)) >= 2);
    expect(await messages(filed.code)).toBe(0);
    expect(await notices(specialist, filed.id)).toEqual([]);
  });

  it('a message that has left stays, and so does what another act sent', async () => {
    const filed = report();
    const first = await filed.has(assigned());
    await until(async () => (await messages(filed.code)) >= 2);
    await here.owner.query(`update accounts.message set marked_at = now() where params->>'code' = $1 and template = 'RECEIVED'`, [filed.code]);
    here.later(1_000);
    await filed.has(['ReworkRequested', {}]);
    await until(async () => (await notices(specialist, filed.id)).length === 2);
    await filed.has(undone(1, first));
    await until(async () => (await notices(specialist, filed.id)).some(({ kind }) => kind === 'UNDONE'));
    expect((await notices(specialist, filed.id)).map(({ kind }) => kind)).toEqual(['UNDONE', 'REWORK_REQUESTED']);
    const { rows } = await here.owner.query(`select template from accounts.message where params->>'code' = $1 and template in ('RECEIVED', 'OFF_NEW')`, [
      filed.code,
    ]);
    expect(rows).toEqual([{ template: 'RECEIVED' }]);
  });
});
