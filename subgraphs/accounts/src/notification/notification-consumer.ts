import type { EventConsumer } from '@pakn/events';
import { NOTIFYING_EVENTS, notify } from './notify.ts';

/** Turns events into notifications and messages: of several replicas one does it. */
export const NOTIFICATIONS: EventConsumer = { name: 'accounts.notifications', types: NOTIFYING_EVENTS, handle: notify };
