import { z } from 'zod';

const supportAnswered = z.object({ conversationId: z.guid(), accountId: z.guid() });

/** cases → accounts: an adviser has answered somebody who has left the support chat (A9-01). Never a word of it; no event of a case. */
export type SupportAnswered = z.infer<typeof supportAnswered>;

/** @throws Error when the data is not of an answer: the consumer parks the event. */
export const parseSupportAnswered = (data: unknown): SupportAnswered => supportAnswered.parse(data);
