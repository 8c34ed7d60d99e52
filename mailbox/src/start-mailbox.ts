import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { Logger } from '@pakn/service-kit';
import { ownAddresses, type MailboxEnvironment } from './environment.ts';
import { sendWords } from './answering/send-words.ts';
import { Graph } from './graph/graph.ts';
import { followInbox } from './inbox/follow-inbox.ts';
import { Waiting } from './inbox/waiting.ts';
import { mailboxGauges, metricsText, metricsType } from './metrics.ts';

/** Starts the mailbox and answers what machines ask: /health, /ready, /metrics. A mail server that is away keeps nobody else from starting: it is ready without. */
export async function startMailbox(environment: MailboxEnvironment, logger: Logger): Promise<{ close(): Promise<void> }> {
  const waiting = new Waiting();
  const graph = new Graph({ origin: environment.GATEWAY_URL, clientId: environment.MAILBOX_CLIENT_ID, secret: environment.MAILBOX_KEY });
  const everyMs = environment.MAIL_POLL_SECONDS * 1000;
  const answering = sendWords(graph, { everyMs, logger });
  const following = followInbox(environment.MAIL_IN_URL, {
    graph,
    trust: { server: environment.MAIL_AUTHSERV, own: ownAddresses(environment) },
    mostPerHour: environment.LIMIT_MAILS_PER_SENDER_PER_HOUR,
    pollMs: everyMs,
    waiting,
    logger,
  });
  mailboxGauges({ isConnected: following.isConnected, waiting: () => waiting.size });
  const answer: RequestListener = (request, reply) => {
    if (request.url === '/health' || request.url === '/ready') return void reply.setHeader('content-type', 'application/json').end('{"ok":true}');
    if (request.url !== '/metrics') return void reply.writeHead(404).end();
    void metricsText().then((text) => reply.setHeader('content-type', metricsType).end(text));
  };
  const server = createServer(answer).listen(environment.PORT, environment.HOST);
  await once(server, 'listening');
  return {
    async close() {
      server.close();
      server.closeAllConnections();
      await Promise.all([following.close(), answering.close()]);
    },
  };
}
