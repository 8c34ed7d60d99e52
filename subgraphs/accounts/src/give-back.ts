// `npm run events:give-back`: the part of accounts.
import { giveBackCommand } from '@pakn/events';
import { AUDIT } from './audit/audit-consumer.ts';
import { NOTIFICATIONS } from './notification/notification-consumer.ts';

await giveBackCommand({ service: 'accounts', consumers: [NOTIFICATIONS, AUDIT] });
