import type { EventConsumer } from '@pakn/events';
import type { MessageChannel } from '../message/channels.ts';
import { NOTIFYING_EVENTS, notify } from './notify.ts';

/** Turns events into notifications and messages: of several replicas one does it. */
export const notifications = (channels: ReadonlySet<MessageChannel>): EventConsumer => ({
  name: 'accounts.notifications',
  types: NOTIFYING_EVENTS,
  handle: (client, events) => notify(channels, client, events),
});
