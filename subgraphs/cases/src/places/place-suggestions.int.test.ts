import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks, type Worker } from '../testing/acts.ts';
import { makePublic } from '../testing/reports.ts';

interface Suggested {
  label: string;
  oldName: string | null;
  place: { address: string; lon: number | null; lat: number | null; approximate: boolean; ward: { code: string } };
}
const ASK = `query ($text: String!, $first: Int!) { placeSuggestions(text: $text, first: $first) { label oldName place { address lon lat approximate ward { code } } } }`;

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

const asks = async (text: string, first = 10, who: Worker = d.visitor): Promise<Suggested[]> =>
  (await who.must<{ placeSuggestions: Suggested[] }>(ASK, { text, first })).placeSuggestions;
const said = async (text: string, first = 10): Promise<string[]> =>
  (await asks(text, first)).map(({ label, oldName }) => (oldName ? `${oldName} → ${label}` : label));
const streets = async (text: string): Promise<string[]> => (await said(text)).filter((each) => /^\D*\d*\s?Hoàng Diệu/.test(each));
const files = async (address: string, wardCode = '22366', point: object = { lon: 109.2012, lat: 12.2233 }): Promise<string> =>
  (await d.files({ title: 'Đèn đường không sáng', place: { address, wardCode, ...point } })).id;
const shows = (id: string, isPublic = true): Promise<unknown> => makePublic(d.here, d.here.officer('desk', 'OPERATOR'), id, isPublic);

describe('A4-08 places by typing', () => {
  it('a commune is found as it is called, without accents, with the last word begun, by a later word, and by short words for its kind', async () => {
    const [found] = await asks('Phường Ninh Hòa');
    expect(found).toEqual({
      label: 'Phường Ninh Hoà',
      oldName: null,
      place: { ...found?.place, address: 'Phường Ninh Hoà', lon: null, lat: null, ward: { code: '22528' } },
    });
    for (const text of ['ninh hoa', 'P.Ninh Hoà', 'p. NINH HO', 'phuong ninh h']) expect((await said(text))[0], text).toBe('Phường Ninh Hoà');
    expect(await said('nha trang', 4)).toEqual(['Phường Nha Trang', 'Phường Bắc Nha Trang', 'Phường Nam Nha Trang', 'Phường Tây Nha Trang']);
    expect((await said('xa dien kh'))[0]).toBe('Xã Diên Khánh');
  });

  it('a commune or district of the past leads to the one of today, and says what it was', async () => {
    expect(await said('Ninh Hiệp')).toEqual(['Phường Ninh Hiệp, thị xã Ninh Hòa → Phường Ninh Hoà']);
    expect((await said('phường Vĩnh Hải')).slice(0, 2)).toEqual(['Phường Vĩnh Hải, thành phố Nha Trang → Phường Bắc Nha Trang', 'Xã Vĩnh Hải']);
    expect((await said('vinh hai')).slice(0, 2)).toEqual(['Xã Vĩnh Hải', 'Phường Vĩnh Hải, thành phố Nha Trang → Phường Bắc Nha Trang']);
    expect((await asks('Ninh Hiệp'))[0]?.place.address).toBe('Phường Ninh Hiệp (cũ), Phường Ninh Hoà');
    expect((await asks('Huyện Diên Khánh'))[0]?.place.address).toBe('Xã Diên Khánh');
    expect((await said('phường Vĩnh'))[0]).toMatch(/^Phường Vĩnh .* → Phường (Bắc Nha Trang|Nha Trang|Nam Nha Trang)$/);
    const district = await said('H. Diên Khánh');
    expect(district).toHaveLength(6);
    expect(district).toContain('Huyện Diên Khánh → Xã Suối Hiệp');
    expect((await said('Vĩnh Hải, Nha Trang'))[0]).toBe('Phường Vĩnh Hải, thành phố Nha Trang → Phường Bắc Nha Trang');
    expect((await said('Vĩnh Hải, huyện Ninh Hải'))[0]).toBe('Xã Vĩnh Hải');
  });

  it('a street that nobody named is kept as it was typed, with the commune of today behind it', async () => {
    expect((await said('12 Củ Chi, P. Vĩnh Hải, TP. Nha Trang, Khánh Hòa'))[0]).toBe('Phường Vĩnh Hải, thành phố Nha Trang → 12 Củ Chi, Phường Bắc Nha Trang');
    expect((await said('hẻm 5 củ chi vĩnh hải'))[0]).toBe('hẻm 5 củ chi, Xã Vĩnh Hải');
    expect(await said('Đường Không Đâu Cả')).toEqual([]);
  });

  it('a street is offered when three published reports name it, without their house numbers; what is private is not counted', async () => {
    const first = await files('Số 12/3 Hoàng Diệu, gần chợ');
    const others = [await files('5 hoang dieu'), await files('đường Hoàng Diệu, Vĩnh Nguyên')];
    for (const id of others) await shows(id);
    expect(await streets('hoang dieu')).toEqual([]);
    await shows(first);
    const [street] = (await asks('hoang d')).filter(({ label }) => label.startsWith('Hoàng'));
    expect(street).toEqual({
      label: 'Hoàng Diệu, Phường Nha Trang',
      oldName: null,
      place: { address: 'Hoàng Diệu, Phường Nha Trang', lon: 109.201, lat: 12.223, approximate: true, ward: { code: '22366' } },
    });
    expect((await said('86 Hoang Dieu, Nha Trang'))[0]).toBe('86 Hoàng Diệu, Phường Nha Trang');
    expect((await said('hoàng diệu, vĩnh nguyên'))[0]).toBe('Phường Vĩnh Nguyên, thành phố Nha Trang → Hoàng Diệu, Phường Nha Trang');
    expect((await said('hoàng diệu, ninh hòa'))[0]).toBe('hoàng diệu, Phường Ninh Hoà');
    // Its words go with it, whoever asks.
    await shows(first, false);
    for (const who of [d.visitor, d.reporter, d.operator])
      expect((await asks('hoang dieu', 10, who)).filter(({ label }) => label.startsWith('Hoàng'))).toEqual([]);
    for (const id of others) await shows(id, false);
    const { rows } = await d.here.cases.services.pool.query(`select from cases.street where words = 'hoang dieu'`);
    expect(rows).toEqual([]);
  });

  it('no house, no number and nobody is a street', async () => {
    const streetOf = async (address: string): Promise<string | null> =>
      (await d.here.cases.services.pool.query<{ street: string | null }>('select cases.street_of($1) as street', [address])).rows[0]?.street ?? null;
    const named = { 'Trước số 86 Lê Hồng Phong': 'Lê Hồng Phong', '45/3A trần phú, Nha Trang': 'Trần phú', 'hẻm 12 đường 2 Tháng 4': '2 Tháng 4' };
    const more = {
      'Quốc lộ 1A, đoạn qua chợ': 'Quốc lộ 1A',
      'Số 5, Yersin': 'Yersin',
      'Ngô Gia Tự 15 gần trường': 'Ngô Gia Tự',
      '23 tháng 10 - trước cổng': '23 tháng 10',
    };
    for (const [address, street] of Object.entries({ ...named, ...more })) expect(await streetOf(address), address).toBe(street);
    for (const address of ['Nhà ông Nguyễn Văn Ba', 'Phường Nha Trang', '0905 123 456', 'gọi 0905123456', 'Quán cô Ba, chợ', '', '12'])
      expect(await streetOf(address), address).toBeNull();
  });

  it('blank finds nothing; too long, too many and none are refused', async () => {
    for (const text of ['', '  ', ', ,', '!?']) expect(await asks(text), text).toEqual([]);
    expect(await asks(`${'a'.repeat(199)}ệ`)).toEqual([]);
    for (const variables of [
      { text: 'a'.repeat(201), first: 5 },
      { text: 'Nha Trang', first: 11 },
      { text: 'Nha Trang', first: 0 },
    ]) {
      const answer = await d.visitor.ask(ASK, variables);
      expect(answer.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    }
  });
});
