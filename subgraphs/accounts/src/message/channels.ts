import { NOTIFICATION_KIND, type NotificationChannel, type NotificationKind } from '@pakn/vocabulary';
import type { AccountsEnvironment } from '../environment.ts';

/** What leaves as a message; what is IN_APP is a row of accounts.notification. */
export type MessageChannel = Exclude<NotificationChannel, 'IN_APP'>;

/**
 * The channels of this installation. SMS is always one: codes need it. As long as no real driver is named everything goes to the outbox, and all of them can be tried;
 * with one named, the others are there when they are named too.
 */
export function configuredChannels(env: AccountsEnvironment): ReadonlySet<MessageChannel> {
  const onTrial = !env.SMS_URL && !env.SMTP_URL && !env.ZNS_URL && env.PUSH !== 'on';
  const channels: MessageChannel[] = ['SMS'];
  if (env.SMTP_URL || onTrial) channels.push('EMAIL');
  // A browser subscribes with the installation's key.
  if (env.VAPID_PUBLIC_KEY && (env.PUSH === 'on' || onTrial)) channels.push('PUSH');
  if (env.ZNS_URL || onTrial) channels.push('ZALO');
  return new Set(channels);
}

/** One decision of a person; what is not decided is as the kind says. */
export interface StoredChoice {
  kind: string;
  channel: string;
  wanted: boolean;
}

/** Whether a person is reached by a channel about a kind. */
export function isWanted(kind: NotificationKind, channel: NotificationChannel, choices: readonly StoredChoice[]): boolean {
  const { fixed, on, off } = rulesOf(kind);
  if (fixed.includes(channel)) return true;
  if (!on.includes(channel) && !off.includes(channel)) return false;
  return choices.find((choice) => choice.kind === kind && choice.channel === channel)?.wanted ?? on.includes(channel);
}

type Rules = Record<'fixed' | 'on' | 'off', readonly NotificationChannel[]>;
export const rulesOf = (kind: NotificationKind): Rules => NOTIFICATION_KIND[kind];
