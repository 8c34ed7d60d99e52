import { dealWith, type Work } from './deal-with.ts';
import { Inbox } from './inbox.ts';
import type { Waiting } from './waiting.ts';

export interface Following {
  isConnected(): boolean;
  close(): Promise<void>;
}

const CONNECT_AGAIN_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Deals with every mail that comes, one after the other, until it is closed. A mail server that is away is asked again, ever more rarely. */
export function followInbox(url: string, options: Work & { pollMs: number; waiting: Waiting }): Following {
  const { logger, waiting, pollMs } = options;
  let stopping = false;
  let inbox: Inbox | undefined;
  let wake = (): void => {};
  let news = false;
  const notify = (): void => {
    news = true;
    wake();
  };
  /** Until there is news, or so long. */
  const rest = async (ms: number): Promise<void> => {
    if (!news && !stopping)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    news = false;
  };

  const round = async (open: Inbox): Promise<void> => {
    const uids = await open.waiting();
    waiting.keep(uids);
    for (const uid of uids) {
      if (stopping) return;
      if (!waiting.isDue(uid)) continue;
      try {
        await dealWith(open, uid, options);
        waiting.done(uid);
      } catch (error) {
        if (inbox !== open) throw error; // the mail server is gone
        waiting.failed(uid);
        logger.warn({ mail: uid, error: messageOf(error) }, 'a mail waits: it could not be filed now');
      }
    }
  };

  const follow = async (): Promise<void> => {
    for (let failures = 0; !stopping;) {
      try {
        const open = await Inbox.open(url, {
          onNews: notify,
          onEnd: () => {
            inbox = undefined;
            notify();
          },
        });
        inbox = open;
        failures = 0;
        logger.info('the mailbox is open');
        while (!stopping && inbox === open) {
          await round(open);
          await rest(Math.min(pollMs, waiting.nextInMs()));
        }
        await open.close();
        if (!stopping) throw new Error('the mail server has closed the connection');
      } catch (error) {
        inbox = undefined;
        if (stopping) return;
        failures += 1;
        logger.warn({ error: messageOf(error), failures }, 'the mailbox cannot be read; it is tried again');
        await rest(Math.min(CONNECT_AGAIN_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS));
      }
    }
  };
  const following = follow();
  return {
    isConnected: () => inbox !== undefined,
    async close() {
      stopping = true;
      wake();
      await following;
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
