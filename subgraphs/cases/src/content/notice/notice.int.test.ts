import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedOf } from '../../testing/administrator.ts';
import { testClock, type TestClock } from '../../testing/clock.ts';
import { comesTo, saved, type Saved } from '../../testing/content.ts';
import { province, type Person, type Province } from '../../testing/province.ts';

let here: Province;
let clock: TestClock;
let author: Person;
let operator: Person;
let admin: Person;
beforeAll(async () => {
  here = await province();
  clock = await testClock(here);
  await clock.set('2026-11-20 08:00');
  author = here.officer('roads', 'SPECIALIST');
  operator = here.officer('desk', 'OPERATOR');
  admin = here.officer('office', 'ADMIN');
});
afterAll(async () => {
  await clock.close();
  await here.close();
});

const NOTICE = { title: 'Cấm xe qua cầu Bình Tân', summary: 'Từ 22 giờ đến 5 giờ sáng.', body: '## Lý do\n\nSửa khe co giãn.', kind: 'SERVICE' };
const titles = async (person: Person, args = ''): Promise<string[]> => {
  const { notices } = await person.must<{ notices: { nodes: { title: string }[] } }>(`{ notices(first: 50${args}) { nodes { title } } }`);
  return notices.nodes.map(({ title }) => title);
};
const published = async (more: Partial<Record<keyof typeof NOTICE | 'pinned' | 'validUntil', unknown>>): Promise<Saved> => {
  const draft = await saved(author, 'saveNotice', { input: { ...NOTICE, ...more } });
  return saved(operator, 'publishNotice', { id: draft.id, version: draft.version, on: true });
};

describe('A2-06 notices', () => {
  it("a draft of an agency is read by its officers and by who publishes; everybody's once it is published; taken back it is gone", async () => {
    const draft = await saved(author, 'saveNotice', { input: NOTICE });
    expect(draft).toMatchObject({
      ...NOTICE,
      pinned: false,
      published: false,
      version: 1,
      viewerMayChange: true,
      viewerMayPublish: false,
      agency: { id: here.agencies.roads },
    });
    const colleague = here.officer('roads', 'AGENCY_LEADER');
    const stranger = here.officer('commune', 'SPECIALIST');
    for (const person of [author, colleague, operator, admin]) expect(await titles(person, ', drafts: true')).toContain(NOTICE.title);
    for (const person of [here.anyone, here.citizen(), stranger, here.partner('cases:read')]) {
      expect(await titles(person, ', drafts: true')).not.toContain(NOTICE.title);
      expect(await person.must('query ($id: ID!) { notice(id: $id) { id } }', { id: draft.id })).toEqual({ notice: null });
    }
    expect(await titles(author)).not.toContain(NOTICE.title);
    const shown = await saved(operator, 'publishNotice', { id: draft.id, version: 1, on: true });
    expect(shown).toMatchObject({ published: true, version: 2, publishedAt: expect.stringMatching(/^2026-11-20T01:00:/) });
    expect(await titles(here.anyone)).toContain(NOTICE.title);
    await saved(operator, 'publishNotice', { id: draft.id, version: 2, on: false });
    expect(await titles(here.anyone)).not.toContain(NOTICE.title);
  });

  it('who may not is refused, and learns of a draft of others nothing', async () => {
    const { id, version } = await saved(author, 'saveNotice', { input: NOTICE });
    const stranger = here.officer('commune', 'SPECIALIST');
    const change = { id, version, input: { ...NOTICE, title: 'Đã bị sửa' } };
    for (const person of [here.citizen(), here.partner('cases:read', 'cases:handle'), here.as({ ...here.citizen().identity, roles: ['ADMIN'] })]) {
      expect(await comesTo(person, 'saveNotice', { input: NOTICE })).toBe('FORBIDDEN');
      expect(await comesTo(person, 'deleteNotice', { id, version })).toBe('FORBIDDEN');
    }
    expect(await comesTo(here.anyone, 'saveNotice', { input: NOTICE })).toBe('UNAUTHENTICATED');
    expect(await comesTo(stranger, 'saveNotice', change)).toBe('NOT_FOUND');
    expect(await comesTo(stranger, 'deleteNotice', { id, version })).toBe('NOT_FOUND');
    expect(await comesTo(operator, 'saveNotice', change)).toBe('FORBIDDEN');
    for (const person of [author, stranger, here.officer('office', 'SUPERVISOR')])
      expect(await comesTo(person, 'publishNotice', { id, version, on: true })).toBe('FORBIDDEN');
    const shown = await saved(operator, 'publishNotice', { id, version, on: true });
    expect(await comesTo(author, 'saveNotice', { ...change, version: shown.version })).toBe('FORBIDDEN');
    expect(await comesTo(stranger, 'saveNotice', { ...change, version: shown.version })).toBe('FORBIDDEN');
    expect(await comesTo(admin, 'saveNotice', { ...change, version: shown.version })).toBe('Notice');
    expect(await comesTo(admin, 'saveNotice', { id: 'x', version: 1, input: NOTICE })).toBe('NOT_FOUND');
  });

  it('a stale version is refused and nothing is overwritten; the same key changes nothing twice; each change is recorded', async () => {
    const leader = here.officer('roads', 'AGENCY_LEADER');
    const once = { input: { ...NOTICE, title: 'Một lần' } };
    const [first, again] = [await saved(leader, 'saveNotice', once, 'once'), await saved(leader, 'saveNotice', once, 'once')];
    expect(again).toEqual(first);
    expect((await titles(leader, ', drafts: true')).filter((title) => title === 'Một lần')).toHaveLength(1);
    expect(await saved(leader, 'saveNotice', { input: NOTICE }, 'once')).toMatchObject({ code: 'KEY_REUSED' });
    const { id } = first;
    await saved(leader, 'saveNotice', { id, version: 1, input: { ...once.input, title: 'Hai' } });
    expect(await comesTo(author, 'saveNotice', { id, version: 1, input: NOTICE })).toBe('STALE_VERSION');
    expect(await comesTo(author, 'saveNotice', { id, input: NOTICE })).toBe('STALE_VERSION');
    expect(await comesTo(author, 'deleteNotice', { id, version: 1 })).toBe('STALE_VERSION');
    expect(await comesTo(leader, 'deleteNotice', { id, version: 2 })).toBe('Done');
    expect(await comesTo(leader, 'deleteNotice', { id, version: 2 })).toBe('NOT_FOUND');
    const recorded = await recordedOf(here, leader.id);
    expect(recorded.map(({ action, subject }) => [action, subject])).toEqual(
      ['saveNotice', 'saveNotice', 'deleteNotice'].map((action) => [action, `notice ${id}`]),
    );
    expect(recorded[1]?.changes).toEqual([{ field: 'title', from: 'Một lần', to: 'Hai' }]);
  });

  it('fields that do not fit are refused by name', async () => {
    const wrong = { ...NOTICE, title: '  ', summary: 'hai\ndòng', body: 'x'.repeat(20_001), validUntil: '2026-11-20T00:59:00Z' };
    const { fields } = await saved(author, 'saveNotice', { input: wrong });
    expect(Object.fromEntries((fields ?? []).map(({ path, code }) => [path, code]))).toEqual({
      'input.title': 'REQUIRED',
      'input.summary': 'INVALID_INPUT',
      'input.body': 'TOO_LONG',
      'input.validUntil': 'OUT_OF_RANGE',
    });
  });
});

describe('A2-06 the list of notices', () => {
  it('is read in pages without a gap, pinned ones first, and is searched without accents and by kind', async () => {
    for (let minute = 10; minute < 15; minute++) {
      await clock.set(`2026-11-21 08:${minute}`);
      await published({ title: `Lễ hội ${minute}`, kind: 'TOURISM', pinned: minute === 12 });
    }
    const read: string[] = [];
    let after: string | null = null;
    do {
      const { notices }: { notices: { nodes: { title: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } = await here.anyone.must(
        'query ($after: String) { notices(first: 2, kind: TOURISM, after: $after) { nodes { title } pageInfo { endCursor hasNextPage } } }',
        { after },
      );
      read.push(...notices.nodes.map(({ title }) => title));
      after = notices.pageInfo.hasNextPage ? notices.pageInfo.endCursor : null;
    } while (after);
    expect(read).toEqual([12, 14, 13, 11, 10].map((minute) => `Lễ hội ${minute}`));
    expect(await titles(here.anyone, ', search: "le hoi 13"')).toEqual(['Lễ hội 13']);
    const { errors } = await here.anyone.ask('{ notices(first: 2, after: "x") { nodes { id } } }');
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('what is no longer valid leaves the lists and the alert bar, its address stays', async () => {
    await clock.set('2026-11-22 08:00');
    const alert = await published({ title: 'Mưa lớn', kind: 'ALERT', validUntil: '2026-11-22T05:00:00Z' });
    const asked = 'query ($id: ID!) { portal { alert { title } } notice(id: $id) { title } }';
    expect(await here.anyone.must(asked, { id: alert.id })).toEqual({ portal: { alert: { title: 'Mưa lớn' } }, notice: { title: 'Mưa lớn' } });
    await clock.set('2026-11-22 12:00');
    expect(await here.anyone.must(asked, { id: alert.id })).toEqual({ portal: { alert: null }, notice: { title: 'Mưa lớn' } });
    expect(await titles(here.anyone)).not.toContain('Mưa lớn');
    expect(await titles(operator, ', drafts: true')).toContain('Mưa lớn');
  });
});
