import { appendFile, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outbox } from './outbox.ts';

it('a line that a kill has cut off does not spoil the next one, and messages are still forgotten', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-'));
  const message = (id: string) => ({ id, at: new Date(), to: '0900000001', text: 'Mã của bạn là 123456', template: 'OTP' });
  const written = async () =>
    (await readFile(join(folder, 'outbox', 'sms.ndjson'), 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { id: string }).id);

  await outbox(folder, 'sms')(message('before'));
  await appendFile(join(folder, 'outbox', 'sms.ndjson'), '{"id":"cut","at":"2026-');
  const afterwards = outbox(folder, 'sms');
  await afterwards(message('after'));
  expect(await written()).toEqual(['before', 'after']);
  await afterwards.forget(new Set(['before']));
  expect(await written()).toEqual(['after']);
});
