import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '@pakn/service-kit';
import { province, type Person, type Province } from '../testing/province.ts';
import { filed } from '../testing/reports.ts';
import { seedReference } from './seed-reference.ts';

let here: Province;
let visitor: Person;
beforeAll(async () => {
  here = await province();
  visitor = here.anyone;
});
afterAll(() => here.close());

describe('the province for everybody', () => {
  it('A1-02 lists categories in the order of the tenant, and communes by name', async () => {
    const { categories, wards } = await visitor.must<{
      categories: { code: string; name: string; urgency: string; groupLabel: string }[];
      wards: { code: string; name: string }[];
    }>('{ categories { code name urgency groupLabel } wards { code name kind lon lat provinceCode } }');
    expect(categories[0]).toEqual({ code: 'ROAD', name: 'Giao thông – Đường sá', urgency: 'QUICK', groupLabel: 'Hạ tầng đô thị' });
    expect(wards).toHaveLength(65);
    expect(wards.map((ward) => ward.name)).toEqual(wards.map((ward) => ward.name).toSorted(new Intl.Collator('vi').compare));
  });

  it('A4-07 names the commune of a point, approximately, and none outside', async () => {
    const { inside, outside } = await visitor.must<Record<'inside' | 'outside', { address: string; approximate: boolean; ward: { code: string } | null }>>(
      '{ inside: locate(lon: 109.195, lat: 12.232) { address approximate ward { code } } outside: locate(lon: 105.8, lat: 21.0) { address approximate ward { code } } }',
    );
    expect(inside).toEqual({ address: 'Phường Nha Trang', approximate: true, ward: { code: '22366' } });
    expect(outside).toEqual({ address: '', approximate: true, ward: null });
    const { errors } = await visitor.ask('{ locate(lon: 500, lat: 12) { address } }');
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('B-02 shows what the promise is made of: limits, hours, the calendar with its uncertain days', async () => {
    const { serviceLevels, workingHours, workingCalendar } = await visitor.must<{
      serviceLevels: { urgency: string; resolve: number }[];
      workingHours: { weekday: number; from: string; to: string }[];
      workingCalendar: { date: string; working: boolean; status: string }[];
    }>(
      '{ serviceLevels { urgency reception resolve maxTotal remindBefore validFrom } workingHours { weekday from to validFrom agency { code } } workingCalendar(year: 2026) { date working name status kind decision } }',
    );
    expect(serviceLevels).toContainEqual(expect.objectContaining({ urgency: 'NORMAL', resolve: 40 }));
    expect(workingHours.filter((period) => period.weekday === 1).map((period) => [period.from, period.to])).toEqual([
      ['07:30', '11:30'],
      ['13:30', '17:30'],
    ]);
    expect(workingCalendar).toContainEqual(expect.objectContaining({ date: '2026-11-24', working: false, status: 'unconfirmed' }));
    expect(workingCalendar).toContainEqual(expect.objectContaining({ date: '2026-01-10', working: true, status: 'confirmed' }));
    expect(workingCalendar.every((day) => day.date.startsWith('2026-'))).toBe(true);
  });

  it("A2-10 shows the tenant's names, rating scale, limits and extent", async () => {
    const { portal } = await visitor.must<{
      portal: {
        tenant: string;
        satisfactionScale: string[];
        limits: { titleLength: number; attachments: number; ratingDays: number };
        mainlandBounds: number[];
      };
    }>(
      '{ portal { tenant systemName appName about supportHours owner operator hotline email address zaloUrl publicServicesUrl appUrl satisfactionScale mapStyleUrl mainlandBounds bounds limits { titleLength contentLength attachments attachmentBytes videoSeconds reportMediaTypes answerMediaTypes ratingDays reopenDays undoSeconds } } }',
    );
    expect(portal).toMatchObject({
      tenant: 'KH',
      appName: 'Khánh Hòa-S',
      about: expect.stringContaining('phản ánh'),
      supportHours: expect.stringContaining('Thứ Hai'),
      satisfactionScale: ['VERY_SATISFIED', 'SATISFIED', 'DISSATISFIED'],
      limits: { attachments: 10, ratingDays: 30 },
    });
    expect(portal.mainlandBounds).toHaveLength(4);
  });

  it('gives the reasons for refusing with where to go, and for returning', async () => {
    const { refusalReasons, returnReasons } = await visitor.must<{
      refusalReasons: { code: string; whereToGo: string | null }[];
      returnReasons: { code: string }[];
    }>('{ refusalReasons { code label labelEn kind explainRequired whereToGo active } returnReasons { code label } }');
    expect(refusalReasons.find((reason) => reason.code === 'COMPLAINT_DENUNCIATION')?.whereToGo).toContain('tiếp công dân');
    expect(returnReasons.map((reason) => reason.code)).toContain('WRONG_COMPETENCE');
  });

  it('is seeded once: a second time changes nothing that an administrator edited', async () => {
    const { pool } = here.cases.services;
    await pool.query(`update cases.category set name = 'Đường sá' where code = 'ROAD'`);
    const before = await pool.query('select count(*)::int as events from events.log');
    await inTransaction(pool, seedReference);
    const after = await pool.query('select count(*)::int as events from events.log');
    expect(after.rows).toEqual(before.rows);
    expect((await pool.query(`select name from cases.category where code = 'ROAD'`)).rows).toEqual([{ name: 'Đường sá' }]);
  });

  it('B-02 days that a later release knows are added, and open deadlines follow', async () => {
    const { pool } = here.cases.services;
    const asked = async (): Promise<number> => (await pool.query(`select 1 from cases.recomputation where command_id = 'seed'`)).rows.length;
    await filed(here.citizen());
    await inTransaction(pool, seedReference);
    expect(await asked()).toBe(0);
    await pool.query("delete from cases.calendar_day where date = '2027-09-02'");
    await inTransaction(pool, seedReference);
    expect(await asked()).toBe(1);
    expect((await pool.query("select working from cases.calendar_day where date = '2027-09-02'")).rows).toEqual([{ working: false }]);
  });
});
