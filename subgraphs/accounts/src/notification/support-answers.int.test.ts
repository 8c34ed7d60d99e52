import { appendEvent, createNotifier, type Notifier } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let notifier: Notifier;
let citizen: Caller;
beforeAll(async () => {
  here = await province();
  notifier = createNotifier(here.env.DATABASE_URL);
  citizen = await signedIn(here, here.person('CITIZEN'));
});
afterAll(async () => {
  await notifier.close();
  await here.close();
});

it('A9-01 whoever was answered after leaving the chat has a notice that opens it, in the language of the reader', async () => {
  await inTransaction(here.accounts.services.pool, (client) =>
    appendEvent(client, {
      ...{ type: 'SupportAnswered', commandId: 'test', actorId: newId(), at: new Date(), audience: [] },
      data: { conversationId: newId(), accountId: citizen.identity.sub ?? '' },
    }),
  );
  notifier.notify();
  const listed = async () =>
    (
      await citizen.must<{ notifications: { unreadCount: number; nodes: { kind: string }[] } }>(
        '{ notifications(first: 20) { unreadCount nodes { kind title path case { id } } } }',
      )
    ).notifications;
  await until(async () => (await listed()).nodes.some(({ kind }) => kind === 'SUPPORT_ANSWERED'));
  expect((await listed()).nodes).toContainEqual({ kind: 'SUPPORT_ANSWERED', title: 'Tư vấn viên đã trả lời câu hỏi của bạn', path: '/?ho_tro=mo', case: null });
});
