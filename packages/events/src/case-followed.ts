import { z } from 'zod';

const caseFollowed = z.object({ caseId: z.guid(), accountId: z.guid(), on: z.boolean() });

/** cases → accounts: somebody wishes to be notified of a public case of somebody else, or no longer. No event of the case: its history does not show who follows it. */
export type CaseFollowed = z.infer<typeof caseFollowed>;

/** @throws Error when the data is not of a follower: the consumer parks the event. */
export const parseCaseFollowed = (data: unknown): CaseFollowed => caseFollowed.parse(data);
