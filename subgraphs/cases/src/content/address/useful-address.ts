import { isCodeOf, USEFUL_ADDRESS_KIND } from '@pakn/vocabulary';
import { Form, type TextField } from '../../form/form.ts';
import type { Catalogues } from '../../reference/reference-book.ts';
import type { ContentRow, ContentTable } from '../content-table.ts';
import { CONTENT_WORDS } from '../content-words.ts';

export interface UsefulAddressRow extends ContentRow {
  id: string;
  /** A code of USEFUL_ADDRESS_KIND. */
  kind: string;
  name: string;
  address: string;
  phone: string | null;
  email: string | null;
  url: string | null;
  openingHours: string | null;
  wardCode: string | null;
  lon: number | null;
  lat: number | null;
}

export const USEFUL_ADDRESSES: ContentTable<UsefulAddressRow> = {
  name: 'useful_address',
  key: 'id',
  columns: {
    id: 'id',
    kind: 'kind',
    name: 'name',
    address: 'address',
    phone: 'phone',
    email: 'email',
    url: 'url',
    openingHours: 'opening_hours',
    wardCode: 'ward_code',
    lon: 'lon',
    lat: 'lat',
  },
  select: 'id, kind, name, address, phone, email, url, opening_hours as "openingHours", ward_code as "wardCode", lon, lat, version',
};

/** An address as an administrator fills it in; what may be left out stays. */
export type UsefulAddressForm = Pick<UsefulAddressRow, 'kind' | 'name' | 'address'> & {
  [K in 'phone' | 'email' | 'url' | 'openingHours' | 'wardCode']?: string | null | undefined;
} & { lon?: number | null | undefined; lat?: number | null | undefined };

const NAME: TextField = { name: { vi: 'tên', en: 'the name' }, longest: 200 };
const ADDRESS: TextField = { name: { vi: 'địa chỉ', en: 'the address' }, longest: 300 };
const HOURS: TextField = { name: { vi: 'giờ làm việc', en: 'the opening hours' }, longest: 200 };

/** The address as it is stored. @throws INVALID_INPUT with a problem a field */
export function readAddress(
  form: UsefulAddressForm,
  before: UsefulAddressRow | null,
  { ward, setting }: Pick<Catalogues, 'ward' | 'setting'>,
): Omit<UsefulAddressRow, 'id' | 'version'> {
  const fields = new Form();
  if (!isCodeOf(USEFUL_ADDRESS_KIND, form.kind)) fields.wrong('input.kind', 'UNKNOWN', CONTENT_WORDS.kind);
  const name = fields.text('input.name', form.name, NAME);
  const address = fields.text('input.address', form.address, ADDRESS);
  const openingHours = fields.textOr('input.openingHours', form.openingHours, before?.openingHours ?? null, HOURS);
  const reach = (key: 'phone' | 'email' | 'url'): string | null =>
    form[key] === undefined ? (before?.[key] ?? null) : fields.reach(`input.${key}`, key === 'url' ? 'web' : key, form[key]);
  const [phone, email, url] = [reach('phone'), reach('email'), reach('url')];
  const wardCode = form.wardCode === undefined ? (before?.wardCode ?? null) : form.wardCode || null;
  if (wardCode !== null && !ward(wardCode)) fields.wrong('input.wardCode', 'UNKNOWN', CONTENT_WORDS.ward);
  const lon = form.lon === undefined ? (before?.lon ?? null) : form.lon;
  const lat = form.lat === undefined ? (before?.lat ?? null) : form.lat;
  if (!isPoint(lon, lat, setting<number[]>('bounds', []))) fields.wrong('input.lon', 'INVALID_INPUT', CONTENT_WORDS.point);
  fields.refuse();
  return { kind: form.kind, name, address, phone, email, url, openingHours, wardCode, lon, lat };
}

/** No point, or one within the province's bounds. */
function isPoint(lon: number | null, lat: number | null, [west = -180, south = -90, east = 180, north = 90]: readonly number[]): boolean {
  if (lon === null || lat === null) return lon === lat;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
