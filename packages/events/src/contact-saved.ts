import { z } from 'zod';

const contactSaved = z.object({
  contactId: z.guid(),
  /** Rises with every change: an older one that arrives later is passed over. */
  revision: z.int().min(1),
  active: z.boolean(),
});

/** accounts → everybody: somebody who can be a reporter (a person or organisation with an account, a caller or visitor without one), as of now. */
export type ContactSaved = z.infer<typeof contactSaved>;

/** @throws Error when the data is not a contact's: the consumer parks the event. */
export const parseContactSaved = (data: unknown): ContactSaved => contactSaved.parse(data);
