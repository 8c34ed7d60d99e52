import { z } from 'zod';

const officerSaved = z.object({
  officerId: z.guid(),
  /** Rises with every change: an older one that arrives later is passed over. */
  revision: z.int().min(1),
  agencyId: z.guid(),
  /** Codes of the vocabulary; a role that a reader does not know gives no right. */
  roles: z.array(z.string()),
  /** May work: activated and not locked. */
  active: z.boolean(),
  /** Who stands in for the officer, when nobody is named for a leave. */
  deputyId: z.guid().nullable(),
  /** The leave that runs or comes next; one that is over means nothing. */
  leave: z.object({ from: z.iso.datetime(), to: z.iso.datetime(), deputyId: z.guid().nullable() }).nullable(),
});

/** accounts → everybody: an officer as of now. No name, no phone. */
export type OfficerSaved = z.infer<typeof officerSaved>;

/** @throws Error when the data is not an officer's: the consumer parks the event. */
export const parseOfficerSaved = (data: unknown): OfficerSaved => officerSaved.parse(data);
