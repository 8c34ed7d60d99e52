import { z } from 'zod';

const catalogueChanged = z.object({
  /** What was done: the name of the mutation. */
  action: z.string(),
  /** What it was about: the catalogue and the code, for example "category ROAD" or "calendar". */
  subject: z.string(),
  /** Each field that differs, before and after; null where there was nothing. */
  changes: z.array(z.object({ field: z.string(), from: z.json(), to: z.json() })).min(1),
});

/** cases → accounts, for the audit log: an administrator changed a catalogue or a setting. Nothing of a person stands in these; who did it is the event's actor. */
export type CatalogueChanged = z.infer<typeof catalogueChanged>;

/** @throws Error when the data is not of such a change: the consumer parks the event. */
export const parseCatalogueChanged = (data: unknown): CatalogueChanged => catalogueChanged.parse(data);
