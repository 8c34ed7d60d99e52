import type { DigestFrequency, Label } from '@pakn/vocabulary';
import type { Catalogues } from '../reference/reference-book.ts';
import { Form, type TextField } from '../form/form.ts';

export interface Point {
  lon: number;
  lat: number;
}

/** An area as somebody fills it in. */
export interface AreaForm {
  name: string;
  wardCodes?: readonly string[] | null;
  categoryCodes?: readonly string[] | null;
  circle?: (Point & { metres: number }) | null;
  outline?: readonly Point[] | null;
  frequency: DigestFrequency;
}

/** An area as it is stored. */
export interface ReadArea {
  name: string;
  wardCodes: string[];
  categoryCodes: string[];
  circle: (Point & { metres: number }) | null;
  outline: Point[] | null;
  frequency: DigestFrequency;
}

const NAME: TextField = { name: { vi: 'tên khu vực', en: 'the name of the area' }, longest: 80 };
const RADIUS = { least: 100, most: 20_000 };
const CORNERS = { least: 3, most: 60 };
/** Of the box around an outline, in square degrees: about 10 by 10 m. A straight line encloses nothing. */
const LEAST_EXTENT = 1e-8;

const WORDS = {
  ward: { vi: 'Có xã, phường không nằm trong danh mục. Hãy chọn lại.', en: 'A commune is not on the list. Choose again.' },
  category: { vi: 'Có lĩnh vực không nằm trong danh mục. Hãy chọn lại.', en: 'A field is not on the list. Choose again.' },
  nothing: {
    vi: 'Hãy chọn ít nhất một xã, phường, một lĩnh vực hoặc một vùng trên bản đồ.',
    en: 'Choose a commune, a field or a part of the map at least.',
  },
  twoShapes: { vi: 'Hãy chọn vòng tròn hoặc vùng tự vẽ, không chọn cả hai.', en: 'Choose a circle or an outline, not both.' },
  outside: { vi: 'Vị trí nằm ngoài tỉnh. Hãy chọn lại trên bản đồ.', en: 'The place is outside the province. Choose it on the map again.' },
  radius: { vi: 'Bán kính từ 100 m đến 20 km.', en: 'The radius is 100 m to 20 km.' },
  corners: { vi: 'Vùng tự vẽ cần từ 3 đến 60 điểm.', en: 'An outline has 3 to 60 corners.' },
  flat: { vi: 'Các điểm chưa tạo thành một vùng. Hãy vẽ lại.', en: 'The corners enclose nothing. Draw the outline again.' },
} as const satisfies Record<string, Label>;

/** The area as it is stored. @throws INVALID_INPUT with a problem a field */
export function readArea(form: AreaForm, { ward, category, setting }: Pick<Catalogues, 'ward' | 'category' | 'setting'>): ReadArea {
  const fields = new Form();
  const name = fields.text('input.name', form.name, NAME);
  const wardCodes = [...new Set(form.wardCodes ?? [])];
  const categoryCodes = [...new Set(form.categoryCodes ?? [])];
  if (!wardCodes.every((code) => ward(code))) fields.wrong('input.wardCodes', 'UNKNOWN', WORDS.ward);
  if (!categoryCodes.every((code) => category(code))) fields.wrong('input.categoryCodes', 'UNKNOWN', WORDS.category);
  const circle = form.circle ? { lon: form.circle.lon, lat: form.circle.lat, metres: Math.round(form.circle.metres) } : null;
  const outline = form.outline ? form.outline.map(({ lon, lat }) => ({ lon, lat })) : null;
  const [west = -180, south = -90, east = 180, north = 90] = setting<number[]>('bounds', []);
  const isInside = ({ lon, lat }: Point): boolean => lon >= west && lon <= east && lat >= south && lat <= north;
  if (circle && outline) fields.wrong('input.outline', 'INVALID_INPUT', WORDS.twoShapes);
  if (circle && !isInside(circle)) fields.wrong('input.circle', 'OUT_OF_RANGE', WORDS.outside);
  if (circle && !(circle.metres >= RADIUS.least && circle.metres <= RADIUS.most)) fields.wrong('input.circle', 'OUT_OF_RANGE', WORDS.radius);
  if (outline && !(outline.length >= CORNERS.least && outline.length <= CORNERS.most)) fields.wrong('input.outline', 'OUT_OF_RANGE', WORDS.corners);
  else if (outline && !outline.every(isInside)) fields.wrong('input.outline', 'OUT_OF_RANGE', WORDS.outside);
  else if (outline && extentOf(outline) < LEAST_EXTENT) fields.wrong('input.outline', 'INVALID_INPUT', WORDS.flat);
  if (wardCodes.length + categoryCodes.length === 0 && !circle && !outline) fields.wrong('input.wardCodes', 'REQUIRED', WORDS.nothing);
  fields.refuse();
  return { name, wardCodes, categoryCodes, circle, outline, frequency: form.frequency };
}

/** Of the box around it, in square degrees. */
function extentOf(outline: readonly Point[]): number {
  const spread = (values: number[]): number => Math.max(...values) - Math.min(...values);
  return spread(outline.map(({ lon }) => lon)) * spread(outline.map(({ lat }) => lat));
}
