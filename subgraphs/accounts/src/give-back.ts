// `npm run events:give-back`: the part of accounts.
import { giveBackCommand } from '@pakn/events';
import { AUDIT } from './audit/audit-consumer.ts';
import { readAccountsEnvironment } from './environment.ts';
import { configuredChannels } from './message/channels.ts';
import { notifications } from './notification/notification-consumer.ts';

await giveBackCommand({ service: 'accounts', consumers: [notifications(configuredChannels(readAccountsEnvironment())), AUDIT] });
