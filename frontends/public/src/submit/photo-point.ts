/** Cameras write what they know before the picture. */
const HEAD_BYTES = 1_048_576;
/** "Exif" and two zeros, before the table in a JPEG and in a HEIC. */
const MARK = [0x45, 0x78, 0x69, 0x66, 0, 0];
const [LITTLE_ENDIAN, BIG_ENDIAN] = [0x4949, 0x4d4d];
/** Tags of TIFF 6 and EXIF 2.3. */
const TAG = { gps: 0x8825, latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 } as const;
const ENTRY_BYTES = 12;
const PRECISION = 1e6;

export interface PhotoPoint {
  lon: number;
  lat: number;
}

/** Where a photo says that it was taken, read on this device; null: it does not say so. The server strips it from what it keeps (ADR 0028). */
export async function photoPoint(photo: Blob): Promise<PhotoPoint | null> {
  const bytes = new Uint8Array(await photo.slice(0, HEAD_BYTES).arrayBuffer());
  for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    if (!MARK.every((byte, index) => bytes[at + index] === byte)) continue;
    const point = pointOf(new DataView(bytes.buffer, at + MARK.length));
    if (point) return point;
  }
  return null;
}

function pointOf(table: DataView): PhotoPoint | null {
  try {
    const order = table.getUint16(0);
    if (order !== LITTLE_ENDIAN && order !== BIG_ENDIAN) return null;
    const isLittle = order === LITTLE_ENDIAN;
    const word = (at: number): number => table.getUint32(at, isLittle);
    /** Where the value of a tag stands in the list of tags at an offset; null: the list has none. */
    const find = (list: number, tag: number): number | null => {
      const count = table.getUint16(list, isLittle);
      for (let at = list + 2; at < list + 2 + count * ENTRY_BYTES; at += ENTRY_BYTES) if (table.getUint16(at, isLittle) === tag) return at + 8;
      return null;
    };
    const gps = find(word(4), TAG.gps);
    if (gps === null) return null;
    const degrees = (ref: number, tag: number, negative: string): number => {
      const [sign, value] = [find(word(gps), ref), find(word(gps), tag)];
      if (value === null) return Number.NaN;
      const [degree = 0, minute = 0, second = 0] = [0, 8, 16].map((at) => word(word(value) + at) / word(word(value) + at + 4));
      const size = degree + minute / 60 + second / 3_600;
      return (sign !== null && String.fromCodePoint(table.getUint8(sign)) === negative ? -size : size) || Number.NaN;
    };
    const lat = Math.round(degrees(TAG.latitudeRef, TAG.latitude, 'S') * PRECISION) / PRECISION;
    const lon = Math.round(degrees(TAG.longitudeRef, TAG.longitude, 'W') * PRECISION) / PRECISION;
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lon, lat } : null;
  } catch {
    // A table that ends too early.
    return null;
  }
}
