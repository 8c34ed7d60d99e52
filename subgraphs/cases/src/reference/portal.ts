import type { Catalogues } from './reference-book.ts';
import seeded from './data/portal.json' with { type: 'json' };

/** What a tenant's portal says about itself, and the limits that forms and services keep. Editable settings; the seed stands in for what is not set. */
export type PortalSettings = Omit<typeof seeded, 'zaloUrl'> & { zaloUrl: string | null };

/** The portal as it is set now; of the limits each may be set alone. */
export function portalOf(reference: Pick<Catalogues, 'setting'>): PortalSettings {
  const set = Object.fromEntries(Object.entries(seeded).map(([key, value]) => [key, reference.setting<unknown>(key, value)])) as PortalSettings;
  return { ...set, limits: { ...seeded.limits, ...set.limits } };
}
