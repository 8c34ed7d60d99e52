import { ANONYMOUS, DEFAULT_LANGUAGE, type Logger } from '@pakn/service-kit';
import type { Service } from '../services/service.ts';
import type { Tokens } from './tokens.ts';
import { revokedAnswer, TOKEN_LIFETIME_MS, type Revocations } from './revocations.ts';

/** Asked again, so that a revocation that was committing during the last poll is not missed. */
const OVERLAP_MS = 30_000;

/** Asks accounts who was revoked and which keys sign, again and again; `changed` is called when there is news. Returns how to stop. */
export function pollRevocations(options: {
  accounts: Service;
  revocations: Revocations;
  tokens: Pick<Tokens, 'adopt'>;
  logger: Logger;
  changed(): void;
  intervalMs: number;
}): {
  stop(): void;
  poll(): Promise<void>;
} {
  let since = Date.now() - TOKEN_LIFETIME_MS;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const poll = async (): Promise<void> => {
    const answer = await options.accounts.raw({
      method: 'GET',
      path: `/internal/revoked?since=${since}`,
      call: { identity: ANONYMOUS, requestId: 'revocations', address: '', language: DEFAULT_LANGUAGE },
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`accounts answered ${answer.statusCode} about revocations`);
    const { revoked, now, keys } = revokedAnswer.parse(JSON.parse(text));
    if (keys) await options.tokens.adopt(keys);
    since = now - OVERLAP_MS;
    options.revocations.forgetBefore(now - TOKEN_LIFETIME_MS - OVERLAP_MS);
    if (revoked.length === 0) return;
    options.revocations.add(revoked);
    options.changed();
  };
  const again = (pauseMs: number): void => {
    timer = setTimeout(() => {
      poll()
        .catch((error: unknown) => options.logger.warn({ error: String(error) }, 'revocations could not be read'))
        .finally(() => {
          if (!stopped) again(options.intervalMs);
        });
    }, pauseMs);
    timer.unref();
  };
  again(0); // a gateway that comes back knows at once who was revoked before
  return {
    poll,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
