import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readUnsubscribe, UNSUBSCRIBE_PATH, type Unsubscribing } from '../message/mail/unsubscribe-link.ts';
import type { Services } from '../services.ts';
import { UNSUBSCRIBE_POLICY, unsubscribePage, type UnsubscribeState } from './unsubscribe-page.ts';

/** Whose account is gone gets none anyway, and is answered like everybody. */
const CHOOSE = `
  insert into accounts.notification_choice (account_id, kind, channel, wanted) select id, $2, 'EMAIL', $3 from accounts.account where id = $1
  on conflict (account_id, kind, channel) do update set wanted = excluded.wanted`;

interface Asked {
  Params: { '*': string };
  Body: string | undefined;
}

/**
 * The link in the foot of each mail (RFC 8058): a GET asks and changes nothing, since scanners of mail open every link; one POST ends mails of that kind, without
 * a sign-in; the page then offers to undo it.
 */
export async function unsubscribeRoute(app: FastifyInstance, { services }: { services: Services }): Promise<void> {
  const { pool, ciphers } = services;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  const page = (request: FastifyRequest, reply: FastifyReply, state: UnsubscribeState, what: Unsubscribing | null): FastifyReply =>
    reply
      .code(what ? 200 : 404)
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': UNSUBSCRIBE_POLICY,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      })
      .send(unsubscribePage(state, { language: request.call.language, kind: what?.kind ?? null }));

  app.get<Asked>(`${UNSUBSCRIBE_PATH}/*`, async (request, reply) => {
    const what = readUnsubscribe(ciphers, request.params['*']);
    return page(request, reply, what ? 'ASKED' : 'UNKNOWN', what);
  });
  app.post<Asked>(`${UNSUBSCRIBE_PATH}/*`, async (request, reply) => {
    const what = readUnsubscribe(ciphers, request.params['*']);
    if (!what) return page(request, reply, 'UNKNOWN', null);
    const again = new URLSearchParams(request.body ?? '').get('act') === 'again';
    await pool.query(CHOOSE, [what.accountId, what.kind, again]);
    return page(request, reply, again ? 'AGAIN' : 'STOPPED', what);
  });
}
