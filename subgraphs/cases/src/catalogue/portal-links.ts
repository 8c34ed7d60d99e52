import type { Form } from '../form/form.ts';
import { PORTAL_LINKS, type PortalBanner, type PortalLink, type PortalSettings } from '../reference/portal.ts';
import { CATALOGUE_WORDS } from './catalogue-words.ts';

type Lists = Pick<PortalSettings, (typeof PORTAL_LINKS)[number]>;

/** Links, banner and emblem as an administrator fills them in; what is left out stays. */
export type LinksForm = { [K in keyof Lists]?: readonly PortalLink[] | null | undefined } & {
  banner?: PortalBanner | null | undefined;
  crestUrl?: string | null | undefined;
};

const MOST_LINKS = 20;
const LONGEST_LABEL = 100;
const LONGEST_ALT = 200;
/** A file of this site: nothing is loaded from elsewhere (the page's policy). */
const PICTURE = /^\/(?!\/)[a-z0-9/_.-]{1,100}\.(svg|png|webp|jpg)$/i;
const NUMBER = /^tel:\+?\d{3,15}$/;

/** Each field that does not fit gets its problem, `input.publicServices.1.url`. */
export function readLinks(fields: Form, form: LinksForm, before: Lists & Pick<PortalSettings, 'banner' | 'crestUrl'>): typeof before {
  const lists = Object.fromEntries(
    PORTAL_LINKS.map((list) => {
      const given = form[list];
      if (given == null) return [list, before[list]];
      if (given.length > MOST_LINKS) fields.wrong(`input.${list}`, 'OUT_OF_RANGE', CATALOGUE_WORDS.someLinks(MOST_LINKS));
      return [list, given.map((link, index) => readLink(fields, `input.${list}.${index}`, link, list === 'emergencyNumbers'))];
    }),
  ) as Lists;
  const banner = form.banner === undefined ? before.banner : form.banner && readBanner(fields, form.banner);
  const crestUrl = form.crestUrl === undefined ? before.crestUrl : form.crestUrl || null;
  if (crestUrl !== null && !PICTURE.test(crestUrl)) fields.wrong('input.crestUrl', 'INVALID_INPUT', CATALOGUE_WORDS.picture);
  return { ...lists, banner, crestUrl };
}

function readLink(fields: Form, at: string, { label, labelEn, url }: PortalLink, isNumber: boolean): PortalLink {
  const words = { name: { vi: 'tên liên kết', en: 'the name of the link' }, longest: LONGEST_LABEL };
  const read = { label: fields.text(`${at}.label`, label, words), labelEn: fields.textOr(`${at}.labelEn`, labelEn ?? null, null, words), url };
  if (isNumber) {
    if (!NUMBER.test(url)) fields.wrong(`${at}.url`, 'INVALID_INPUT', CATALOGUE_WORDS.emergencyNumber);
  } else readWeb(fields, `${at}.url`, url);
  return read;
}

function readBanner(fields: Form, { imageUrl, alt, url }: PortalBanner): PortalBanner {
  if (!PICTURE.test(imageUrl)) fields.wrong('input.banner.imageUrl', 'INVALID_INPUT', CATALOGUE_WORDS.picture);
  readWeb(fields, 'input.banner.url', url);
  return { imageUrl, alt: fields.text('input.banner.alt', alt, { name: { vi: 'lời của hình', en: 'what the picture says' }, longest: LONGEST_ALT }), url };
}

function readWeb(fields: Form, at: string, url: string): void {
  if (fields.reach(at, 'web', url) === null) fields.wrong(at, 'REQUIRED', CATALOGUE_WORDS.link);
}
