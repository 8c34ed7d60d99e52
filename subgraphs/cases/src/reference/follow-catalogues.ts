import { inTransaction } from '@pakn/service-kit';
import type { Services } from '../context.ts';
import { announceSettings } from './announce-settings.ts';
import { announceTopics } from './announce-topics.ts';

/** So long a reader may be shown what another replica has changed. */
const LOOK_EVERY_MS = 1_000;

/** Follows what others change of the catalogues and settings: another replica, an operator of the system by SQL. */
export function followCatalogues(services: Pick<Services, 'pool' | 'reference' | 'notifier' | 'logger'>): { stop(): Promise<void> } {
  const { pool, reference, notifier, logger } = services;
  let seen = -1;
  let looking: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    try {
      const revision = await reference.refresh();
      if (revision === seen) return;
      const by = { commandId: 'settings', actorId: null, at: new Date() };
      const announced = await inTransaction(pool, async (client) => {
        const settings = await announceSettings(client, by);
        return (await announceTopics(client, by)) || settings;
      });
      if (announced) notifier.notify();
      seen = revision;
    } catch (error) {
      logger.warn({ error: error instanceof Error ? error.message : String(error) }, 'the catalogues could not be read');
    }
  };
  const timer = setInterval(() => void (looking ??= look().finally(() => (looking = null))), LOOK_EVERY_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
