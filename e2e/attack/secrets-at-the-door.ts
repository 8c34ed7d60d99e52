import { raw } from './raw.ts';

type Seen = Record<string, string>;

/** The figures, asked for from elsewhere. */
export async function metricsTokens(origin: string, accessToken: string): Promise<Seen> {
  const asks = async (headers: Record<string, string>): Promise<string> => String((await raw(origin, { path: '/metrics', headers })).status);
  return {
    'made up': await asks({ 'x-forwarded-for': '10.0.0.1', authorization: 'Bearer 0123456789abcdef' }),
    'an access token': await asks({ via: '1.1 x', authorization: `Bearer ${accessToken}` }),
  };
}

/** Reports of delivery with secrets that are none: this system has not been given one. */
export async function statusSecrets(origin: string): Promise<Seen> {
  const asks = async (secret: string): Promise<string> =>
    String((await raw(origin, { method: 'POST', path: `/sms/status/${secret}`, headers: { 'content-type': 'application/json' }, body: '{}' })).status);
  return { none: await asks(''), 'made up': await asks('0123456789abcdef') };
}

/** Links that would end the mails of somebody. */
export async function unsubscribeLinks(origin: string, accessToken: string): Promise<Seen> {
  const asks = async (token: string, method: string): Promise<string> =>
    String((await raw(origin, { method, path: `/ngung-email/${token}`, body: method === 'POST' ? 'List-Unsubscribe=One-Click' : undefined })).status);
  const random = Buffer.from(Array.from({ length: 75 }, (_, n) => (n * 37) % 256)).toString('base64url');
  return {
    'made up': await asks('x', 'POST'),
    'as long as a right one': await asks(random, 'POST'),
    'an access token': await asks(accessToken, 'POST'),
    'only opened': await asks(random, 'GET'),
  };
}
