import readExif, { type Exif } from 'exif-reader';
import sharp from 'sharp';

/** In degrees, WGS 84, six digits. */
export interface PhotoPoint {
  lon: number;
  lat: number;
}

const PRECISION = 1e6;

/** Where an uploaded photo says that it was taken; undefined: it does not say so. */
export async function photoPoint(path: string): Promise<PhotoPoint | undefined> {
  const { GPSLatitude, GPSLatitudeRef, GPSLongitude, GPSLongitudeRef } = (await gpsOf(path)) ?? {};
  const lat = degrees(GPSLatitude, GPSLatitudeRef === 'S');
  const lon = degrees(GPSLongitude, GPSLongitudeRef === 'W');
  // 0, 0 is what a camera writes that does not know.
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat !== 0 || lon !== 0) ? { lon, lat } : undefined;
}

async function gpsOf(path: string): Promise<Exif['GPSInfo']> {
  try {
    const { exif } = await sharp(path, { limitInputPixels: false, failOn: 'none' }).metadata();
    return exif && readExif(exif).GPSInfo;
  } catch {
    // A table that is damaged says nothing.
    return undefined;
  }
}

function degrees(parts: unknown, isNegative: boolean): number {
  if (!Array.isArray(parts) || parts.length !== 3) return Number.NaN;
  const [degree, minute, second] = parts.map(Number) as [number, number, number];
  const size = degree + minute / 60 + second / 3_600;
  return Math.round((isNegative ? -size : size) * PRECISION) / PRECISION;
}
