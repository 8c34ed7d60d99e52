import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, until, type Province } from './testing/province.ts';
import { signedIn } from './testing/sign-in.ts';
import { serveAccounts } from './serve.ts';

let here: Province;
beforeAll(async () => void (here = await province()));
afterAll(() => here.close());

describe('the service', () => {
  it('R9 survives a database that cuts every connection', async () => {
    const citizen = await signedIn(here, here.person('CITIZEN'));
    const stream = citizen.subscribe<object>('subscription { notificationAdded { id } }');
    await here.owner.query('select 1');
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'accounts'`;
    const superuser = new (await import('pg')).default.Client({ connectionString: here.database.superuserUrl });
    await superuser.connect();
    expect((await superuser.query(cut)).rowCount).toBeGreaterThan(3);
    await superuser.end();
    await until(async () => !(await citizen.ask('{ me { id } notifications(first: 1) { unreadCount } }')).errors);
    await signedIn(here, here.person('OPERATOR'));
    // The consumer, its notices and the feed are back too.
    await here.owner.query(
      `insert into accounts.notification (id, account_id, kind, title, body, created_at) values (gen_random_uuid(), $1, 'MESSAGE', 't', 'b', now())`,
      [citizen.identity.sub],
    );
    await until(() => stream.received.length === 1);
    await stream.stop();
  });

  it('shows how far its consumer is behind and which messages wait', async () => {
    const metrics = await (await fetch(`${here.accounts.url}/metrics`)).text();
    for (const name of ['events_parked', 'events_consumer_lag_seconds']) expect(metrics).toContain(`${name}{consumer="accounts.notifications"} 0`);
    for (const name of ['accounts_messages_late_seconds', 'accounts_messages_of_unknown_fate']) expect(metrics).toContain(`${name} 0`);
  });

  it('refuses a database of an older schema', async () => {
    await here.owner.query(`update accounts.migration set name = 'away ' || name`);
    await expect(serveAccounts(here.env)).rejects.toThrow('older');
    await here.owner.query(`update accounts.migration set name = substr(name, 6)`);
  });
});
