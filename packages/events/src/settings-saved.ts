import { z } from 'zod';

const settingsSaved = z.object({
  /** What reporters may choose from when they rate, best first: codes of the vocabulary; a reader passes over one that it does not know. */
  satisfactionScale: z.array(z.string()),
});

/** cases → stats: the tenant's settings that another room needs, as they are now. Comes whenever one of them differs from the last event. */
export type SettingsSaved = z.infer<typeof settingsSaved>;

/** @throws Error when the data is not of settings: the consumer parks the event. */
export const parseSettingsSaved = (data: unknown): SettingsSaved => settingsSaved.parse(data);
