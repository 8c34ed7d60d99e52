import { z } from 'zod';

/** When citizens get no SMS, as times of Việt Nam. `from` equal to `to`: never. */
export interface QuietHours {
  from: string;
  to: string;
}

/** What counts where the tenant has set nothing, or nothing that can be read (B-04). */
export const DEFAULT_QUIET_HOURS: QuietHours = { from: '21:00', to: '07:00' };

const time = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/);

const settingsSaved = z.object({
  /** What reporters may choose from when they rate, best first: codes of the vocabulary; a reader passes over one that it does not know. */
  satisfactionScale: z.array(z.string()),
  /** `quietHours` of the portal setting "process". */
  quietHours: z.object({ from: time, to: time }).catch(DEFAULT_QUIET_HOURS),
});

/** cases → stats, accounts: the tenant's settings that another room needs, as they are now. Comes whenever one of them differs from the last event. */
export type SettingsSaved = z.infer<typeof settingsSaved>;

/** @throws Error when the data is not of settings: the consumer parks the event. */
export const parseSettingsSaved = (data: unknown): SettingsSaved => settingsSaved.parse(data);
