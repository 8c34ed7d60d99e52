import { afterAll, beforeAll, expect, it } from 'vitest';
import { desks, type Desks, type Worker } from '../testing/acts.ts';

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

const where = async (who: Worker, id: string): Promise<string | undefined> =>
  (await who.must<{ case: { whereNow: string } | null }>('query ($id: ID) { case(id: $id) { whereNow } }', { id })).case?.whereNow;

it('B-26 the sentence follows the case, for its reporter, a visitor and the agency', async () => {
  const { id, version } = await d.assigned({}, { makePublic: true });
  expect(await where(d.reporter, id)).toMatch(/^Sở Xây dựng.* đã nhận phản ánh từ .*, đang phân công người xử lý; hạn trả lời là .*\.$/);
  const claimed = await d.specialist.does('claimCase', { id, version });
  for (const who of [d.reporter, d.visitor, d.specialist]) expect(await where(who, id)).toMatch(/đang xử lý từ .*; hạn trả lời là /);
  const asked = await d.specialist.does('requestInfo', { id, version: claimed.version, question: 'Ở số nhà nào?', withinWorkingHours: 8 });
  expect(asked.status).toBe('AWAITING_INFO');
  expect(await where(d.reporter, id)).toMatch(/đang chờ bạn bổ sung thông tin từ .*, đến .*; trong lúc chờ, thời hạn tạm dừng\.$/);
  expect(await where(d.visitor, id)).toMatch(/đang chờ người gửi bổ sung thông tin; trong lúc chờ/);
});
