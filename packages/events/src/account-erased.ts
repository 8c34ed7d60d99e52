import { z } from 'zod';

const accountErased = z.object({ accountId: z.guid() });

/** accounts → cases: a person was erased; the id belongs to nobody any more. What is kept for the person alone goes too, what is public stays. It may come again after a restore. */
export type AccountErased = z.infer<typeof accountErased>;

/** @throws Error when the data names no account: the consumer parks the event. */
export const parseAccountErased = (data: unknown): AccountErased => accountErased.parse(data);
