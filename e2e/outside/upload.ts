import sharp from 'sharp';
import { Upload } from 'tus-js-client';
import type { Outside } from './client.ts';

/** A picture as a phone makes it: JPEG with EXIF and a GPS position in it. */
export const photo = (text: string): Promise<Buffer> =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background: { r: 90, g: 96, b: 102 } } })
    .composite([
      {
        input: Buffer.from(
          `<svg width="1200" height="900"><ellipse cx="600" cy="520" rx="280" ry="130" fill="#2b2e31"/><text x="40" y="860" font-size="36" fill="#fff">${text}</text></svg>`,
        ),
      },
    ])
    .withExif({ IFD0: { Make: 'CanaryPhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '12/1 14/1 0/1' } })
    .jpeg()
    .toBuffer();

/** Uploads by tus 1.0 and answers the attachment's id (the last part of the upload's address). */
export function upload(client: Outside, content: Buffer, name: string, mediaType: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const running = new Upload(content, {
      endpoint: `${client.origin}/files`,
      chunkSize: 64 * 1024,
      retryDelays: [0, 200],
      headers: client.token ? { authorization: `Bearer ${client.token}` } : {},
      metadata: { filename: name, filetype: mediaType },
      onError: reject,
      onSuccess: () => resolve((running.url ?? '').split('/').at(-1) ?? ''),
    });
    running.start();
  });
}
