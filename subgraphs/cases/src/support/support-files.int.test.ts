import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasePeople } from '../people/erase-person.ts';
import { desks, type Desks, type Worker } from '../testing/acts.ts';
import { begins, seesConversation, solved, supportAct, supportFault } from '../testing/support.ts';

let d: Desks;
beforeAll(async () => void (d = await desks({ sweeping: false })));
afterAll(() => d.here.close());

/** A conversation of the reporter that the operator has taken. */
async function live(): Promise<string> {
  const open = await seesConversation(d.reporter, null);
  if (open && open.status !== 'CLOSED') await supportAct(d.operator, 'closeSupport', { id: open.id, version: open.version });
  const { id } = await begins(d.reporter, { text: 'Hỏi về tấm ảnh này' });
  const { version } = await supportAct(d.reporter, 'requestAdviser', { conversationId: id });
  await supportAct(d.operator, 'claimSupport', { id, version });
  return id;
}
const sends = (who: Worker, conversationId: string, attachmentIds: string[], text?: string) =>
  supportAct(who, 'sendSupportMessage', { conversationId, attachmentIds, ...(text === undefined ? {} : { text }) });
const filesSeenBy = async (who: Worker, id: string): Promise<string[] | undefined> =>
  (await seesConversation(who, id))?.messages.nodes.flatMap(({ attachments }) => attachments.map((file) => file.id));

describe('A9-01 files in the support chat', () => {
  it('go both ways, in their order, with words or without; the other side reads them, nobody else', async () => {
    const id = await live();
    const [one, two, three] = [await d.upload(d.reporter), await d.upload(d.reporter), await d.upload(d.operator, 'application/pdf')];
    await sends(d.reporter, id, [two, one], 'Hai tấm ảnh');
    await sends(d.operator, id, [three]);
    for (const who of [d.reporter, d.operator]) expect(await filesSeenBy(who, id)).toEqual([two, one, three]);
    for (const who of [d.anotherCitizen, d.specialist, d.visitor]) expect(await filesSeenBy(who, id)).toBeUndefined();
    const last = (await seesConversation(d.reporter, id))?.messages.nodes.at(-1);
    expect(last).toMatchObject({ from: 'OPERATOR', text: '', attachments: [{ url: expect.stringMatching(/^\/files\/a\/.+\?e=\d+&s=/) }] });
    expect(await (await d.here.anyone.raw(`/files/a/${three}`)).text(), 'without a signature').toContain('hoặc đường dẫn đã hết hạn');
  });

  it("takes one's own ready files that nothing holds, at most ten; a refusal sends nothing", async () => {
    const id = await live();
    const [own, foreign] = [await d.upload(d.reporter), await d.upload(d.anotherCitizen)];
    await sends(d.reporter, id, [own]);
    const before = (await seesConversation(d.reporter, id))?.messages.nodes.length;
    expect(await sends(d.reporter, id, [foreign], 'a')).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'attachmentIds.0' }] });
    const many = await Promise.all(Array.from({ length: 11 }, () => d.upload(d.reporter)));
    expect(await sends(d.reporter, id, many)).toMatchObject({ code: 'TOO_MANY_FILES' });
    expect(await supportFault(d.reporter, 'sendSupportMessage', { conversationId: id, attachmentIds: [] })).toBe('BAD_USER_INPUT');
    expect((await seesConversation(d.reporter, id))?.messages.nodes).toHaveLength(before ?? 0);
  });

  it('a visitor without an account has none to send, also not those of somebody whose id is known', async () => {
    const { id, token } = await begins(d.visitor, { challenge: solved(d.here) });
    const given = { conversationId: id, token, text: 'a', attachmentIds: [await d.upload(d.reporter)] };
    expect(await supportAct(d.visitor, 'sendSupportMessage', given)).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('A1-05 come along into the report that begins here, and nowhere else a second time', async () => {
    const id = await live();
    const [picture, answer] = [await d.upload(d.reporter), await d.upload(d.operator)];
    await sends(d.reporter, id, [picture], 'Đèn không sáng');
    await sends(d.operator, id, [answer]);
    const { reportFromSupport: draft } = await d.reporter.must<{ reportFromSupport: { content: string; attachments: { id: string }[] } }>(
      'mutation ($id: ID!) { reportFromSupport(conversationId: $id) { ... on Case { content attachments { id } } } }',
      { id },
    );
    expect(draft).toEqual({ content: 'Hỏi về tấm ảnh này\nĐèn không sáng', attachments: [{ id: picture }] });
    expect(await filesSeenBy(d.operator, id)).toEqual([picture, answer]);
    expect(await sends(d.reporter, id, [picture])).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('S22 go with the account: what only the chat held is nobody’s then, and is tidied', async () => {
    const id = await live();
    const picture = await d.upload(d.reporter);
    await sends(d.reporter, id, [picture]);
    const client = await d.here.cases.services.pool.connect();
    await erasePeople(client, [d.reporter.id]).finally(() => client.release());
    const { rows } = (await d.sql(`select support_id, created_at = '-infinity' as due from cases.attachment where id = $1`, [picture])) as { rows: object[] };
    expect(rows).toEqual([{ support_id: null, due: true }]);
  });
});
