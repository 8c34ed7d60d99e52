import { createNotifier, appendEvent, type CaseEventData, type Notifier } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, until, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';
import type { Outgoing } from './driver.ts';

let here: Province;
let notifier: Notifier;
let citizenId: string;
beforeAll(async () => {
  here = await province();
  notifier = createNotifier(here.env.DATABASE_URL);
  citizenId = (await signedIn(here, here.person('CITIZEN'))).identity.sub ?? '';
});
afterAll(async () => {
  await notifier.close();
  await here.close();
});

/** The service's clock shows this time; the database's does not. */
const itIs = (local: string): void => here.later(at(local).getTime() - here.accounts.services.now().getTime());
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+07:00`);
/** The tenant sets them in cases. */
async function quiet(from: string, to: string): Promise<void> {
  await inTransaction(here.accounts.services.pool, (client) =>
    appendEvent(client, {
      type: 'SettingsSaved',
      commandId: 'test',
      actorId: null,
      at: new Date(),
      data: { satisfactionScale: ['SATISFIED'], quietHours: { from, to } },
      audience: [],
    }),
  );
  notifier.notify();
  await until(async () => (await here.owner.query('select 1 from accounts.tenant_setting where quiet_from = $1 and quiet_to = $2', [from, to])).rowCount === 1);
}

/** Something happened to a case of the citizen; answers its code. */
async function happens(type: string, more: Partial<CaseEventData> = {}): Promise<string> {
  const [caseId, code] = [newId(), `KH-3611-${newId().slice(-6).toUpperCase()}`];
  const facts = { code, categoryCode: 'GT', answerDueAt: '2036-11-25T10:00:00.000Z', dueAt: '2036-11-24T10:00:00.000Z', leadAgencyId: null };
  const data = { facts, changes: [], reporterId: citizenId, actorAgencyId: null, ...more } as unknown as CaseEventData;
  await inTransaction(here.accounts.services.pool, (client) =>
    appendEvent(client, {
      type,
      commandId: 'test',
      actorId: null,
      at: new Date(),
      data,
      audience: [`case:${caseId}`],
      chain: { caseId, last: { n: 0, hash: null } },
    }),
  );
  notifier.notify();
  return code;
}
const about = (code: string): Outgoing[] => here.sent.filter(({ text }) => text.includes(code));
/** The jobs of messages that wait, and when they run. */
async function waiting(code: string): Promise<Date[]> {
  const { rows } = await here.owner.query<{ run_at: Date }>(
    `select j.run_at from accounts_worker._private_jobs j join accounts.message m on j.payload->>'messageId' = m.id::text
     where m.params->>'code' = $1 and m.marked_at is null and j.locked_at is null and j.attempts < j.max_attempts`,
    [code],
  );
  return rows.map((row) => row.run_at);
}
/** The database's clock is not moved with the service's: what is due by the service's runs now. */
const runDueJobs = (): Promise<unknown> =>
  here.owner.query(`update accounts_worker._private_jobs set run_at = now() where run_at <= $1 and locked_at is null`, [here.accounts.services.now()]);

describe('B-04 X-24 quiet hours', () => {
  it('hold what a citizen is sent by SMS until they end, once, over a restart; in the app it is there at once', async () => {
    await quiet('21:00', '07:00');
    itIs('2036-11-20 22:30');
    const code = await happens('AnswerPublished');
    await until(async () => (await waiting(code)).some((run) => run.getTime() === at('2036-11-21 07:00').getTime()));
    expect(about(code)).toEqual([]);
    const { rows } = await here.owner.query(`select 1 from accounts.notification where account_id = $1 and params->>'code' = $2`, [citizenId, code]);
    expect(rows).toHaveLength(1);

    itIs('2036-11-21 06:59');
    await here.restart();
    // Somebody runs it too early: it goes back to sleep.
    await here.owner.query('update accounts_worker._private_jobs set run_at = now() where key like $1', ['sms:%']);
    await until(async () => (await waiting(code)).some((run) => run.getTime() === at('2036-11-21 07:00').getTime()));
    expect(about(code)).toEqual([]);

    itIs('2036-11-21 07:00');
    await runDueJobs();
    await until(() => about(code).length > 0);
    await here.restart();
    const next = await happens('CaseRejected');
    await until(() => about(next).length > 0);
    expect(about(code)).toHaveLength(1);
    expect(await waiting(code)).toEqual([]);
  });

  it('hold neither codes nor what a colleague sends to the next officer', async () => {
    await quiet('21:00', '07:00');
    itIs('2036-11-22 00:00');
    const since = here.sent.length;
    await signedIn(here, here.person('OPERATOR'));
    expect(here.sent.slice(since).map(({ template }) => template)).toContain('OTP');
    const code = await happens('CaseAssigned', { toAgencyIds: [await here.agencyId('S-XD')], notifyBySms: true });
    await until(async () => (await waiting(code)).length > 0);
    await here.owner.query('update accounts_worker._private_jobs set run_at = now() where key like $1', ['sms:%']);
    await until(() => about(code).length > 0);
    expect(new Set(about(code).map(({ template }) => template))).toEqual(new Set(['OFF_NEW']));
  });

  it('are what the tenant has set', async () => {
    await quiet('12:00', '13:30');
    itIs('2036-11-23 12:15');
    const held = await happens('AnswerPublished');
    await until(async () => (await waiting(held)).some((run) => run.getTime() === at('2036-11-23 13:30').getTime()));
    itIs('2036-11-23 23:00');
    const free = await happens('AnswerPublished');
    await until(() => about(free).length === 1);
  });
});
