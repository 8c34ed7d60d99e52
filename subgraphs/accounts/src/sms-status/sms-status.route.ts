import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';
import { statusReports, type StatusReport } from './status-report.ts';

/** A fate that was unknown is known now. What was delivered stays so, whatever comes later: reports overtake each other. */
const DELIVERED = `
  update accounts.message set delivered_at = $2, sent_at = coalesce(sent_at, $2), failed_at = null, problem = null
  where id = $1 and channel = 'SMS' and marked_at is not null and delivered_at is null`;
const FAILED = `
  update accounts.message set failed_at = $2, problem = $3 where id = $1 and channel = 'SMS' and marked_at is not null and delivered_at is null and failed_at is null`;

const MOST_AT_ONCE = 500;

/** What the SMS gateway says of messages that it took: POST /sms/status/<SMS_STATUS_SECRET>. Without a secret, and with a wrong one, there is no such path. */
export async function smsStatusRoute(app: FastifyInstance, { services }: { services: Services }): Promise<void> {
  const { env, pool, now } = services;
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) =>
    done(null, Object.fromEntries(new URLSearchParams(text as string))),
  );
  const note = ({ messageId, fate, word }: StatusReport): Promise<unknown> =>
    fate === 'DELIVERED' ? pool.query(DELIVERED, [messageId, now()]) : pool.query(FAILED, [messageId, now(), `not delivered: ${word}`]);
  app.post<{ Params: { '*': string } }>('/sms/status/*', async (request, reply) => {
    if (!isSecret(env.SMS_STATUS_SECRET, request.params['*'])) throw Object.assign(new Error('no such path'), { statusCode: 404 });
    for (const report of statusReports(request.body, env).slice(0, MOST_AT_ONCE)) await note(report);
    return reply.code(204).send();
  });
}

function isSecret(secret: string, given: string): boolean {
  const [own, said] = [Buffer.from(secret), Buffer.from(given)];
  return secret !== '' && own.length === said.length && timingSafeEqual(own, said);
}
