import { inTransaction } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator } from '../testing/administrator.ts';
import { comesTo, saved } from '../testing/content.ts';
import { province, type Person, type Province } from '../testing/province.ts';
import { seedContent } from './seed-content.ts';

let here: Province;
let admin: Person;
beforeAll(async () => {
  here = await province();
  admin = here.officer('office', 'ADMIN');
  await inTransaction(here.cases.services.pool, seedContent);
});
afterAll(() => here.close());

const fieldsOf = ({ fields }: { fields?: { path: string; code: string }[] }): Record<string, string> =>
  Object.fromEntries((fields ?? []).map(({ path, code }) => [path, code]));

describe('A2-12 useful addresses', () => {
  const CLINIC = { kind: 'health', name: 'Trạm y tế phường Nha Trang', address: 'Phường Nha Trang', wardCode: '22366', lon: 109.19, lat: 12.24 };
  const found = async (search: string): Promise<string[]> =>
    (
      await here.anyone.must<{ usefulAddresses: { name: string }[] }>('query ($search: String) { usefulAddresses(search: $search) { name } }', { search })
    ).usefulAddresses.map(({ name }) => name);

  it('a first start has the emergency numbers; administrators add one, everybody finds it by its words, kind and commune', async () => {
    const { usefulAddresses } = await here.anyone.must<{ usefulAddresses: object[] }>('{ usefulAddresses { kind phone } }');
    expect(usefulAddresses.slice(0, 3)).toEqual(['115', '113', '114'].map((phone) => ({ kind: 'emergency', phone })));
    const clinic = await saved(admin, 'saveUsefulAddress', { input: CLINIC });
    expect(clinic).toMatchObject({ name: CLINIC.name, phone: null, ward: { name: 'Nha Trang' }, lon: 109.19, version: 1 });
    for (const words of ['tram y te', 'Y tế nha trang', 'health']) expect(await found(words)).toEqual([CLINIC.name]);
    expect(await found('khong co noi nay')).toEqual([]);
    expect(await saved(admin, 'saveUsefulAddress', { id: clinic.id, version: 1, input: { ...CLINIC, phone: '1900 0000' } })).toMatchObject({
      phone: '1900 0000',
      version: 2,
    });
    expect(await comesTo(admin, 'saveUsefulAddress', { id: clinic.id, version: 1, input: CLINIC })).toBe('STALE_VERSION');
    expect(await comesTo(admin, 'deleteUsefulAddress', { id: clinic.id, version: 2 })).toBe('Done');
    expect(await found('tram y te')).toEqual([]);
  });

  it('what does not fit is refused by name', async () => {
    const wrong = { kind: 'palace', name: '', address: 'a\nb', phone: 'gọi tôi', url: 'http://a.vn', email: 'a@b', wardCode: '99999', lon: 2, lat: 48 };
    expect(fieldsOf(await saved(admin, 'saveUsefulAddress', { input: wrong }))).toEqual({
      ...{ 'input.kind': 'UNKNOWN', 'input.name': 'REQUIRED', 'input.address': 'INVALID_INPUT', 'input.phone': 'INVALID_INPUT', 'input.url': 'INVALID_INPUT' },
      ...{ 'input.email': 'INVALID_INPUT', 'input.wardCode': 'UNKNOWN', 'input.lon': 'INVALID_INPUT' },
    });
    expect(fieldsOf(await saved(admin, 'saveUsefulAddress', { input: { ...CLINIC, lat: null } }))).toEqual({ 'input.lon': 'INVALID_INPUT' });
  });
});

describe('A2-13 the guide', () => {
  const slugs = async (person: Person): Promise<string[]> =>
    (await person.must<{ guides: { slug: string }[] }>('{ guides { slug } }')).guides.map(({ slug }) => slug);

  it('a first start has its chapters in order; those for officers are theirs; what was taken away does not come back', async () => {
    const before = await slugs(here.anyone);
    expect(before.slice(0, 3)).toEqual(['bat-dau', 'dang-ky', 'gui-phan-anh']);
    expect(before).not.toContain('can-bo-noi-dung');
    expect(await slugs(here.officer('roads', 'SPECIALIST'))).toContain('can-bo-noi-dung');
    expect(await comesTo(admin, 'deleteGuide', { slug: 'dang-ky', version: 1 })).toBe('Done');
    await inTransaction(here.cases.services.pool, seedContent);
    expect(await slugs(here.anyone)).toEqual(before.filter((slug) => slug !== 'dang-ky'));
  });

  it('a chapter that nobody has changed follows the release; a changed one and one that was written anew stay', async () => {
    const { pool } = here.cases.services;
    const bodyOf = async (slug: string): Promise<unknown> => (await pool.query('select body from cases.guide where slug = $1', [slug])).rows[0]?.body;
    /** As an earlier release had written it. */
    const wasOld = (slug: string): Promise<unknown> =>
      pool.query(
        `with old as (update cases.guide set body = 'Bản cũ' where slug = $1 returning md5(concat_ws(E'\\x1f', title, body, audience, position)) as digest)
         update cases.seeded_content set digest = old.digest from old where key = 'guide ' || $1`,
        [slug],
      );
    const release = { followed: await bodyOf('gui-phan-anh') };
    for (const slug of ['gui-phan-anh', 'theo-doi', 'ket-qua']) await wasOld(slug);
    const edited = { slug: 'theo-doi', title: 'Theo dõi', body: 'Của tỉnh.', audience: 'PUBLIC', order: 40 };
    await saved(admin, 'saveGuide', { version: 1, input: edited });
    await comesTo(admin, 'deleteGuide', { slug: 'ket-qua', version: 1 });
    await saved(admin, 'saveGuide', { input: { ...edited, slug: 'ket-qua', body: 'Viết mới.' } });
    for (let start = 0; start < 2; start++) await inTransaction(pool, seedContent);
    expect([await bodyOf('gui-phan-anh'), await bodyOf('theo-doi'), await bodyOf('ket-qua')]).toEqual([release.followed, 'Của tỉnh.', 'Viết mới.']);
    expect(release.followed).toContain('](/pictures/');
    const { guides } = await here.anyone.must<{ guides: { slug: string; version: number }[] }>('{ guides { slug version } }');
    expect(guides.find(({ slug }) => slug === 'gui-phan-anh')?.version, 'once').toBe(2);
  });

  it('a chapter is made, changed by its version, and never overwritten as if it were new', async () => {
    const input = { slug: 'cau-hoi', title: 'Câu hỏi', body: 'Một.', audience: 'PUBLIC', order: 200 };
    expect(await saved(admin, 'saveGuide', { input })).toMatchObject({ ...input, version: 1 });
    expect(await comesTo(admin, 'saveGuide', { input: { ...input, body: 'Hai.' } })).toBe('STALE_VERSION');
    expect(await saved(admin, 'saveGuide', { version: 1, input: { ...input, body: 'Hai.' } })).toMatchObject({ body: 'Hai.', version: 2 });
    expect(await comesTo(admin, 'saveGuide', { version: 1, input: { ...input, slug: 'khong-co' } })).toBe('NOT_FOUND');
    expect(fieldsOf(await saved(admin, 'saveGuide', { input: { ...input, slug: 'Có dấu', order: -1 } }))).toEqual({
      'input.slug': 'INVALID_INPUT',
      'input.order': 'OUT_OF_RANGE',
    });
  });
});

describe('A8-29 the knowledge base', () => {
  const ARTICLE = { title: 'Trả lời về tiếng ồn', body: 'Sau 22 giờ: công an cấp xã.', audience: 'OFFICERS', categoryCode: 'ROAD' };
  const found = async (person: Person, search: string): Promise<string[]> =>
    (
      await person.must<{ knowledge: { nodes: { title: string }[] } }>(
        'query ($search: String) { knowledge(search: $search, first: 20) { nodes { title } } }',
        { search },
      )
    ).knowledge.nodes.map(({ title }) => title);

  it("an agency's officer writes for officers; every officer finds it without accents, nobody else; public ones are for who may publish", async () => {
    const author = here.officer('roads', 'SPECIALIST');
    const article = await saved(author, 'saveKnowledge', { input: ARTICLE });
    expect(article).toMatchObject({ ...ARTICLE, agency: { id: here.agencies.roads }, version: 1 });
    expect(await found(here.officer('commune', 'SPECIALIST'), 'tieng on')).toEqual([ARTICLE.title]);
    const ask = 'query ($id: ID!) { knowledgeArticle(id: $id) { title } }';
    for (const person of [here.anyone, here.citizen(), here.partner('cases:read')]) {
      expect(await found(person, 'tieng on')).toEqual([]);
      expect(await person.must(ask, { id: article.id })).toEqual({ knowledgeArticle: null });
    }
    const open = { id: article.id, version: 1, input: { ...ARTICLE, audience: 'PUBLIC' } };
    expect(await comesTo(author, 'saveKnowledge', open)).toBe('FORBIDDEN');
    expect(await comesTo(here.officer('commune', 'SPECIALIST'), 'saveKnowledge', { ...open, input: ARTICLE })).toBe('FORBIDDEN');
    expect(await comesTo(admin, 'saveKnowledge', open)).toBe('KnowledgeArticle');
    expect(await found(here.anyone, 'tieng on')).toEqual([ARTICLE.title]);
    expect(await comesTo(author, 'deleteKnowledge', { id: article.id, version: 2 })).toBe('FORBIDDEN');
    expect(await comesTo(here.citizen(), 'saveKnowledge', { input: ARTICLE })).toBe('FORBIDDEN');
  });
});

describe('A9-07 links of the portal', () => {
  const ASK = '{ portal { publicServices { label url } emergencyNumbers { label labelEn url } banner { imageUrl alt url } officerHelp { label } crestUrl } }';
  const TEXTS = 'systemName appName owner operator hotline email address about supportHours';

  it('administrators change them, what is left out stays; help for officers is shown to officers', async () => {
    const { portal: before } = await here.anyone.must<{ portal: Record<string, unknown> }>(ASK);
    expect(before.emergencyNumbers).toContainEqual({ label: 'Công an', labelEn: 'Police', url: 'tel:113' });
    const { portal: texts } = await here.anyone.must<{ portal: object }>(`{ portal { ${TEXTS} } }`);
    const does = administrator(admin);
    const officerHelp = [{ label: 'Tài liệu tập huấn', url: 'https://khanhhoa.gov.vn' }];
    await does.does('savePortal', {
      input: { ...texts, publicServices: [{ label: 'Nộp hồ sơ', url: 'https://dichvucong.gov.vn' }], banner: null, officerHelp },
    });
    const { portal: after } = await here.anyone.must<{ portal: Record<string, unknown> }>(ASK);
    expect(after).toEqual({ ...before, publicServices: [{ label: 'Nộp hồ sơ', url: 'https://dichvucong.gov.vn' }], banner: null, officerHelp: [] });
    expect(await here.officer('roads', 'SPECIALIST').must('{ portal { officerHelp { label } } }')).toEqual({
      portal: { officerHelp: [{ label: 'Tài liệu tập huấn' }] },
    });
    const wrong = {
      publicServices: [{ label: '', url: 'javascript:alert(1)' }],
      emergencyNumbers: [{ label: 'Công an', url: 'tel:113;x' }],
      banner: { imageUrl: 'https://elsewhere.example/a.png', alt: 'x', url: 'https://a.vn' },
      crestUrl: '//elsewhere.example/a.svg',
    };
    expect(await does.isRefused('savePortal', { input: { ...texts, ...wrong } })).toEqual({
      ...{ 'input.publicServices.0.label': 'REQUIRED', 'input.publicServices.0.url': 'INVALID_INPUT', 'input.emergencyNumbers.0.url': 'INVALID_INPUT' },
      ...{ 'input.banner.imageUrl': 'INVALID_INPUT', 'input.crestUrl': 'INVALID_INPUT' },
    });
  });
});

it('S1: addresses and the guide are for administrators alone', async () => {
  const guide = { slug: 'x1', title: 'x', body: 'x', audience: 'PUBLIC', order: 1 };
  const strangers = [here.citizen(), here.partner('cases:read'), here.officer('desk', 'OPERATOR'), here.officer('office', 'SUPERVISOR')];
  for (const person of [...strangers, here.anyone]) {
    const refused = person.identity.sub ? 'FORBIDDEN' : 'UNAUTHENTICATED';
    expect(await comesTo(person, 'saveGuide', { input: guide })).toBe(refused);
    expect(await comesTo(person, 'deleteGuide', { slug: 'bat-dau', version: 1 })).toBe(refused);
    expect(await comesTo(person, 'saveUsefulAddress', { input: { kind: 'other', name: 'x', address: 'x' } })).toBe(refused);
    expect(await comesTo(person, 'deleteUsefulAddress', { id: crypto.randomUUID(), version: 1 })).toBe(refused);
  }
});
