import { createLogger, runService } from '@pakn/service-kit';
import { mailboxEnvironment } from './environment.ts';
import { startMailbox } from './start-mailbox.ts';

/** A mail whose filing takes longer is filed again after the next start, once. */
const STOP_WITHIN_MS = 2_500;

const logger = createLogger('mailbox');
await runService({ logger, stopWithinMs: STOP_WITHIN_MS, start: () => startMailbox(mailboxEnvironment(), logger) });
