import type { Logger } from '@pakn/service-kit';
import { fileMail } from '../filing/file-mail.ts';
import type { Graph } from '../graph/graph.ts';
import { readMail } from '../mail/received-mail.ts';
import { IGNORED, whyIgnored, type Ignored, type Trust } from '../mail/why-ignored.ts';
import { counted } from '../metrics.ts';
import { FOLDER, type Inbox } from './inbox.ts';

export interface Work {
  graph: Graph;
  trust: Trust;
  mostPerHour: number;
  logger: Logger;
}

const HOUR_MS = 3_600_000;

/**
 * Deals with one mail: it is filed and then moved away, or ignored for a reason. A kill between the two leaves it in the inbox, and filing it again does
 * nothing. The log names the mail by its place in the mailbox, never whom it is from.
 * @throws GraphFault, or an error of the mail server: it waits
 */
export async function dealWith(inbox: Inbox, uid: number, { graph, trust, mostPerHour, logger }: Work): Promise<void> {
  const stored = await inbox.read(uid);
  if (!stored) return;
  const mail = await readMail(stored.source);
  const ignore = async (reason: Ignored): Promise<void> => {
    await inbox.put(uid, FOLDER.ignored);
    counted(reason);
    logger.info({ mail: uid, key: mail.key, reason, why: IGNORED[reason] }, 'a mail was ignored');
  };
  const reason = whyIgnored(mail, trust);
  if (reason) return ignore(reason);
  if ((await inbox.filedFrom(mail.from, new Date(Date.now() - HOUR_MS))) >= mostPerHour) return ignore('TOO_MANY');
  const filed = await fileMail(graph, mail, trust, stored.truncated);
  await inbox.put(uid, FOLDER.filed);
  counted(filed);
  logger.info({ mail: uid, filed, key: mail.key }, 'a mail was filed');
}
