/** Longest side of a photo that is sent, in pixels: a plate or a sign across the street can still be read. The server keeps at most 4,096. */
const LONGEST_SIDE = 2_560;
/** A smaller file is sent as it is; this much takes 20 s at 50 KB/s. */
const LARGE_BYTES = 1_000_000;
/** A larger one (100 megapixels) needs more memory than a phone has for a page. */
const HUGE_BYTES = 25_000_000;
const QUALITY = 0.85;

/**
 * A phone's photo as it is sent: a tenth of its bytes, and without where it was taken, which then never leaves the device. Everything else is sent as it is:
 * other kinds, small files, what this browser cannot draw.
 */
export async function shrunkPicture(file: Blob): Promise<Blob> {
  if (file.type !== 'image/jpeg' || file.size < LARGE_BYTES || file.size > HUGE_BYTES) return file;
  try {
    // Turned as its camera says.
    const picture = await createImageBitmap(file);
    const scale = LONGEST_SIDE / Math.max(picture.width, picture.height);
    const smaller = scale < 1 ? await encoded(picture, scale) : null;
    picture.close();
    if (!smaller || smaller.size >= file.size) return file;
    // Dated as the photo: the same photo again is the same file (`fingerprintOf`).
    return file instanceof File ? new File([smaller], file.name, { type: smaller.type, lastModified: file.lastModified }) : smaller;
  } catch {
    return file;
  }
}

function encoded(picture: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext('2d');
  if (!context) return Promise.resolve(null);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}
