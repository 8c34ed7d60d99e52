import type { ReferenceBook, Ward } from './reference-book.ts';

/** The words of a commune's kind, as they stand before its name. */
const KIND_WORDS: Record<string, string> = { xa: 'Xã', phuong: 'Phường', dac_khu: 'Đặc khu' };

/** "Phường Nha Trang". */
export const wardName = (ward: Pick<Ward, 'name' | 'kind'>): string => `${KIND_WORDS[ward.kind] ?? ''} ${ward.name}`.trim();

/** A point with the commune it most likely lies in. */
export interface LocatedPlace {
  address: string;
  wardCode: string | null;
  lon: number;
  lat: number;
  approximate: boolean;
}

/**
 * The commune of a point: the nearest centre among those whose extent holds it, marked as approximate because no boundaries were imported
 * (reference/README). Outside the province: no commune and no address.
 */
export function locate(reference: Pick<ReferenceBook, 'nearestWard'>, lon: number, lat: number): LocatedPlace {
  const ward = reference.nearestWard(lon, lat);
  return { address: ward ? wardName(ward) : '', wardCode: ward?.code ?? null, lon, lat, approximate: true };
}

/** How far beyond its extent a commune may still be meant: extents are rounded, and phones are wrong by some hundred metres (about 1.1 km). */
const MARGIN_DEGREES = 0.01;

/** Whether a point may lie in a commune that somebody chose: without boundaries its extent decides, so that a neighbour of the nearest centre may be chosen. */
export const mayLieIn = ({ west, south, east, north }: Pick<Ward, 'west' | 'south' | 'east' | 'north'>, lon: number, lat: number): boolean =>
  lon >= west - MARGIN_DEGREES && lon <= east + MARGIN_DEGREES && lat >= south - MARGIN_DEGREES && lat <= north + MARGIN_DEGREES;
