import type { ReferenceBook } from '../case/reference-book.ts';
import seeded from './data/portal.json' with { type: 'json' };

/** What a tenant's portal says about itself, and the limits that forms and services keep. Editable settings; the seed stands in for what is not set. */
export type PortalSettings = typeof seeded;
export type PortalLimitSettings = PortalSettings['limits'];

/** The portal as it is set now. */
export const portalOf = (reference: ReferenceBook): PortalSettings =>
  Object.fromEntries(Object.entries(seeded).map(([key, value]) => [key, reference.setting<unknown>(key, value)])) as PortalSettings;

/** The limits of texts and files now (spec 04 PortalLimits): lengths in graphemes, sizes in bytes. */
export const limitsOf = (reference: ReferenceBook): PortalLimitSettings => ({
  ...seeded.limits,
  ...reference.setting<Partial<PortalLimitSettings>>('limits', {}),
});
