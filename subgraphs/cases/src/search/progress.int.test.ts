import { afterAll, beforeAll, expect, it } from 'vitest';
import { CASE_COLUMNS } from '../entities/case-row.ts';
import type { Case } from '../entities/case.entity.ts';
import { Progress } from '../graph/enums.ts';
import { progressNow } from '../case/viewing.ts';
import { province, type Province } from '../testing/province.ts';
import { filed } from '../testing/reports.ts';
import { addFilter, Where } from './where.ts';

let place: Province;

beforeAll(async () => {
  place = await province({ sweeping: false });
});
afterAll(() => place.close());

// Every combination of what decides a progress, around one instant.
const EVERY = `
  insert into cases."case" (id, code, version, workflow_version, kind, title, content, urgency, status, step, channel, address, approximate, submitted_at, step_entered_at, is_public, identity_mode, show_full_name,
    subject_kind, reporter_id, filed_by, n, last_hash, due_at, remind_at, verdict, paused_at)
  select gen_random_uuid(), 'T-' || row_number() over (), 1, 1, kind, title, content, urgency, status, s.step, channel, address, approximate, submitted_at, step_entered_at, is_public, identity_mode, show_full_name,
    subject_kind, reporter_id, filed_by, n, last_hash, $2::timestamptz + d.due, $2::timestamptz + r.remind, v.verdict, p.paused
  from cases."case", (values ('RECEPTION'), ('SPECIALIST'), ('DONE')) s(step), (values (null), (interval '-1 ms'), ('0'), ('1 ms'), ('2 hours')) d(due), (values (null), (interval '-1 ms'), ('0'), ('1 hour')) r(remind),
    (values (null), ('ON_TIME'), ('LATE')) v(verdict), (values (null), ($2::timestamptz - interval '1 hour')) p(paused)
  where id = $1`;

it('P6: the progress that lists filter by is the progress that cases show, in every combination', async () => {
  const { pool } = place.cases.services;
  const now = new Date('2026-11-20T03:00:00.000Z');
  const { id } = await filed(place.citizen());
  await pool.query(EVERY, [id, now]);
  const { rows } = await pool.query<Case>(`select ${CASE_COLUMNS} from cases."case" c where c.id <> $1`, [id]);
  expect(rows).toHaveLength(360);
  for (const progress of Object.values(Progress)) {
    const where = new Where().and(`c.code like 'T-%'`);
    addFilter(where, { progress: [progress] }, now);
    const found = await pool.query<{ code: string }>(`select c.code from cases."case" c where ${where.sql}`, where.values);
    const shown = rows.filter((row) => progressNow(row, now) === progress).map((row) => row.code);
    expect(found.rows.map((row) => row.code).toSorted(), progress).toEqual(shown.toSorted());
  }
});
