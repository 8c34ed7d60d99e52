/** Where a change of a conversation is announced: the processes' one loop for all subscriptions listens (support-feed.ts). */
export const SUPPORT_CHANNEL = 'support';
