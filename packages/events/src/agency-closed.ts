import { z } from 'zod';

const agencyClosed = z.object({
  agencyId: z.guid(),
  /** Takes over the open cases. It was active then; when it is closed too by now, its own event names the next one. */
  successorId: z.guid(),
  /** The agency's last day, "2026-06-30". */
  validTo: z.iso.date(),
});

/**
 * accounts → everybody: an agency works no more. Comes once, after the AgencySaved that says the same, in one transaction with it. Whoever has work of this
 * agency hands it over: what is still open names the agency, so the work can be done in pieces and goes on where it stopped.
 */
export type AgencyClosed = z.infer<typeof agencyClosed>;

/** @throws Error when the data is not of a closed agency: the consumer parks the event. */
export const parseAgencyClosed = (data: unknown): AgencyClosed => agencyClosed.parse(data);
