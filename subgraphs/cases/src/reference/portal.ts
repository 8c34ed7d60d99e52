import type { Catalogues } from './reference-book.ts';
import seeded from './data/portal.json' with { type: 'json' };

/** A link that the portal shows, with its words; without English ones the Vietnamese stand. */
export interface PortalLink {
  label: string;
  labelEn?: string | null;
  /** https://…, or tel:… of an emergency number. */
  url: string;
}
export interface PortalBanner {
  /** A picture of this site: "/dich-vu-cong.svg". */
  imageUrl: string;
  alt: string;
  url: string;
}
export const PORTAL_LINKS = ['publicServices', 'legalBasis', 'appLinks', 'officerHelp', 'emergencyNumbers'] as const;
type LinkList = (typeof PORTAL_LINKS)[number];

/** What a tenant's portal says about itself, and the limits that forms and services keep. Editable settings; the seed stands in for what is not set. */
export type PortalSettings = Omit<typeof seeded, 'supportHoursEn' | 'zaloUrl' | 'crestUrl' | 'banner' | LinkList> &
  Record<LinkList, PortalLink[]> & { supportHoursEn: string | null; zaloUrl: string | null; crestUrl: string | null; banner: PortalBanner | null };

/** The portal as it is set now; of the limits each may be set alone. */
export function portalOf(reference: Pick<Catalogues, 'setting'>): PortalSettings {
  const set = Object.fromEntries(Object.entries(seeded).map(([key, value]) => [key, reference.setting<unknown>(key, value)])) as PortalSettings;
  // Hours that were changed have no English of the seed's.
  const english = reference.setting<string | null>('supportHours', null) === null ? seeded.supportHoursEn : null;
  return { ...set, supportHoursEn: reference.setting<string | null>('supportHoursEn', english), limits: { ...seeded.limits, ...set.limits } };
}
