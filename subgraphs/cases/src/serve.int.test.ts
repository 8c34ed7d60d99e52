import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appendEvent } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tidyFiles } from './attachment/tidy-files.ts';
import { forgetChallenges } from './filing/admit.ts';
import { readCasesEnvironment } from './environment.ts';
import { serveCases } from './serve.ts';
import { province, type Province } from './testing/province.ts';
import { filed, REPORT, submit } from './testing/reports.ts';

let place: Province;

beforeAll(async () => {
  place = await province();
});
afterAll(() => place.close());

async function as(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

describe('the service', () => {
  it('R9: goes on by itself when the database has thrown out its connections, in the middle of filing too', async () => {
    const citizen = place.citizen();
    const operator = place.officer('desk', 'OPERATOR');
    const keys = Array.from({ length: 12 }, () => randomUUID());
    const desk = operator.subscribe<{ caseEvents: { caseId: string } }>('subscription($after: String) { caseEvents(after: $after) { caseId } }', {
      after: (await operator.must<{ eventCursor: string }>('{ eventCursor }')).eventCursor,
    });
    // The desk listens before anything is thrown out: whoever opens a stream in the middle of it is answered with an error and opens it again.
    await submit(citizen, REPORT, { key: randomUUID() });
    await desk.next();
    const filing = Promise.allSettled(keys.map((key) => submit(citizen, REPORT, { key })));
    for (let times = 0; times < 3; times++) {
      await as(place.database.superuserUrl, (client) =>
        client.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'cases' and datname = current_database()"),
      );
    }
    await filing;
    // R1, R2: whatever was answered before, each key is one case now, with its history and event.
    const taken: string[] = [];
    for (const key of keys) {
      let answer = await submit(citizen, REPORT, { key }).catch(() => null);
      while (answer === null) answer = await submit(citizen, REPORT, { key }).catch(() => null);
      taken.push(answer.id);
    }
    expect(new Set(taken).size).toBe(keys.length);
    const { rows } = await place.cases.services.pool.query<{ count: number }>(
      'select count(*)::int as count from events.log l join cases."case" c on c.id = l.case_id join cases.history_text t on t.case_id = c.id and t.n = l.n where c.id = any($1)',
      [taken],
    );
    expect(rows[0]?.count).toBe(keys.length);
    const received = new Set<string>();
    while (taken.some((id) => !received.has(id))) received.add((await desk.next()).data?.caseEvents.caseId ?? '');
  });

  it('refuses a database of an older schema', async () => {
    await as(place.database.ownerUrl, (client) => client.query(`update cases.migration set name = 'away ' || name`));
    await expect(serveCases(readCasesEnvironment(place.env))).rejects.toThrow('older than this service');
    await as(place.database.ownerUrl, (client) => client.query(`update cases.migration set name = substr(name, 6)`));
  });

  it('A1-03: follows the agencies of accounts by their events', async () => {
    const agencyId = newId();
    const saved = {
      agencyId,
      code: 'S-NEW',
      name: 'Sở Mới',
      kind: 'DEPARTMENT',
      parentId: null,
      wardCode: null,
      successorId: null,
      active: true,
      serves: ['X'],
    };
    const { pool, reference } = place.cases.services;
    const announce = (data: object): Promise<unknown> =>
      inTransaction(pool, (client) => appendEvent(client, { type: 'AgencySaved', commandId: 'test', actorId: null, at: new Date(), data, audience: [] }));
    await announce(saved);
    await place.cases.agencies.drain();
    await reference.reload();
    expect(reference.agency(agencyId)).toMatchObject({ code: 'S-NEW', serves: ['X'] });
    await announce({ ...saved, name: 'Sở Mới hơn' });
    await place.cases.agencies.drain();
    await reference.reload();
    expect(reference.agency(agencyId)?.name).toBe('Sở Mới hơn');
  });

  it('says how it is: ready, and what an operator of the system watches', async () => {
    expect(await (await fetch(`${place.cases.url}/ready`)).json()).toEqual({ ready: true, waiting: [] });
    const metrics = await (await fetch(`${place.cases.url}/metrics`)).text();
    for (const name of [
      'event_release_lag_seconds',
      'cases_oldest_due_timer_seconds',
      'cases_stream_subscribers',
      'cases_unchecked_uploads',
      'upload_scanner_configured',
    ])
      expect(metrics).toMatch(new RegExp(`^${name} [0-9.]+$`, 'm'));
  });

  it('throws away what has served: used challenges, files that nothing took; never a taken one', async () => {
    const { pool, settings } = place.cases.services;
    const tidy = (): Promise<void> => tidyFiles({ pool, dataDir: settings.dataDir });
    const citizen = place.citizen();
    const begun = await citizen.raw('/files', {
      method: 'POST',
      headers: { 'tus-resumable': '1.0.0', 'upload-length': '5', 'upload-metadata': `filetype ${Buffer.from('text/plain').toString('base64')}` },
    });
    const path = begun.headers.get('location') ?? '';
    await citizen.raw(path, {
      method: 'PATCH',
      headers: { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: 'hello',
    });
    const id = path.split('/').at(-1) ?? '';
    const kept = join(settings.dataDir, 'files', 'kept', id.slice(-2), id);
    await tidy();
    expect(existsSync(kept)).toBe(true);
    const { id: caseId } = await filed(citizen);
    await pool.query(`update cases.attachment set created_at = now() - interval '3 days', case_id = $2 where id = $1`, [id, caseId]);
    await tidy();
    expect(existsSync(kept), 'taken').toBe(true);
    await pool.query('update cases.attachment set case_id = null where id = $1', [id]);
    await tidy();
    expect(existsSync(kept), 'not taken').toBe(false);
    await pool.query(`insert into cases.used_challenge values ('old', now() - interval '1 minute'), ('new', now() + interval '1 minute')`);
    await forgetChallenges(pool);
    expect((await pool.query('select nonce from cases.used_challenge')).rows).toEqual([{ nonce: 'new' }]);
  });
});
