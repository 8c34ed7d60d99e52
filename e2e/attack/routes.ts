import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { System } from '../outside/people.ts';
import { WHO, type Who } from './people.ts';

/** What a service said that it answers when it began to listen: "GET HEAD /health". */
export async function routesOf(system: System, service: string): Promise<string[]> {
  const log = path.join(system.dataDir, 'logs', `${service}.log`);
  const older = await readFile(`${log}.1`, 'utf8').catch(() => '');
  const lines = `${older}\n${await readFile(log, 'utf8')}`.split('\n').filter((line) => line.includes('"routes":['));
  const last = lines.at(-1);
  if (!last) throw new Error(`${service} has not said what it answers`);
  return (JSON.parse(last) as { routes: string[] }).routes;
}

/** Requests to one path and the status that each person gets. */
export interface Try {
  method: string;
  path: string;
  body?: string;
  headers?: Record<string, string>;
  expected: Record<Who, number> | number;
}

const each = (outcome: (who: Who) => number): Record<Who, number> => Object.fromEntries(WHO.map((who) => [who, outcome(who)])) as Record<Who, number>;
const UNSIGNED_UPLOAD = 401;
const uploads = (status: number): Record<Who, number> => each((who) => (who === 'anonymous' || who === 'a partner' ? UNSIGNED_UPLOAD : status));
const all = (method: string, asked: string, expected: Try['expected'], more: Partial<Try> = {}): Try => ({ method, path: asked, expected, ...more });

const UPLOAD = { headers: { 'tus-resumable': '1.0.0', 'upload-length': '5', 'upload-metadata': 'filename eC50eHQ=,filetype dGV4dC9wbGFpbg==' } };
const PATCH = { headers: { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, body: 'abcde' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_BODY = { 'content-type': 'application/json' };
const ASK = JSON.stringify({ query: '{ __typename }' });
const EVERY_METHOD = 'DELETE GET HEAD OPTIONS PATCH POST PUT QUERY TRACE';

/** What stands in place of an upload of the reporter that is not finished, and of a kept file of the hidden case. */
export const OTHERS_UPLOAD = '{upload}';
export const OTHERS_FILE = '{file}';

/** Every route of the public door: who may, by which method, and what a wrong person sees. Its key is what the gateway says of itself. */
export const DOOR: Record<string, Try[]> = {
  'OPTIONS *': [all('OPTIONS', '/graphql', 404, { headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } })],
  'GET HEAD /health': [all('GET', '/health', 200), all('POST', '/health', 404)],
  'GET HEAD /ready': [all('GET', '/ready', 200)],
  // Whoever asks from this machine; a forwarding header says that it is somebody else.
  'GET HEAD /metrics': [
    all('GET', '/metrics', 200),
    all('GET', '/metrics', 403, { headers: { 'x-forwarded-for': '127.0.0.1' } }),
    all('GET', '/metrics', 403, { headers: { forwarded: 'for=127.0.0.1' } }),
  ],
  'GET HEAD /.well-known/jwks.json': [all('GET', '/.well-known/jwks.json', 200)],
  'GET HEAD POST /graphql': [
    all('POST', '/graphql', 200, { headers: JSON_BODY, body: ASK }),
    all('POST', '/graphql', 400, { headers: { 'content-type': 'text/plain' }, body: ASK }),
    all('GET', '/graphql?query=mutation%7BsignOut%7Bok%7D%7D', 400, { headers: { accept: 'application/json' } }),
    all('PUT', '/graphql', 404, { headers: JSON_BODY, body: ASK }),
  ],
  [`${EVERY_METHOD} /files`]: [
    all('POST', '/files', uploads(201), UPLOAD),
    all('GET', '/files', 404),
    all('DELETE', '/files', 404, { headers: { 'tus-resumable': '1.0.0' } }),
  ],
  [`${EVERY_METHOD} /files/*`]: [
    all('HEAD', `/files/${OTHERS_UPLOAD}`, { ...uploads(404), 'the reporter': 200 }, { headers: { 'tus-resumable': '1.0.0' } }),
    all('PATCH', `/files/${OTHERS_UPLOAD}`, { ...uploads(404), 'the reporter': 409 }, { ...PATCH, headers: { ...PATCH.headers, 'upload-offset': '3' } }),
    all('GET', `/files/${OTHERS_UPLOAD}`, 404),
    all('GET', `/files/a/${OTHERS_FILE}`, 404),
    all('GET', `/files/a/${OTHERS_FILE}/thumb`, 404),
    all('GET', '/files/a/..%2f..%2fsecrets.json', 404),
    all('GET', '/files/../secrets.json', 404),
    all('DELETE', `/files/${OTHERS_UPLOAD}`, { ...uploads(404), 'the reporter': 204 }, { headers: { 'tus-resumable': '1.0.0' } }),
  ],
  [`${EVERY_METHOD} /exports/*`]: [
    all('GET', '/exports/agencies.xlsx', 200),
    all('GET', '/exports/people.xlsx', 404),
    all('GET', '/exports/..%2fsecrets.json', 404),
    all('POST', '/exports/agencies.xlsx', 404),
  ],
  [`${EVERY_METHOD} /oauth/token`]: [
    all('POST', '/oauth/token', 401, { headers: FORM, body: 'grant_type=client_credentials&client_id=x&client_secret=y' }),
    all('GET', '/oauth/token', 404),
  ],
  // Closed: this system names no SMS_STATUS_SECRET.
  [`${EVERY_METHOD} /sms/status/*`]: [
    all('POST', '/sms/status/', 404, { headers: JSON_BODY, body: '{"id":"01a22d9f-4d97-7ba5-8a30-ffc9abd35734","status":"DELIVERED"}' }),
    all('POST', '/sms/status/0123456789abcdef', 404, { headers: FORM, body: 'id=01a22d9f-4d97-7ba5-8a30-ffc9abd35734&status=FAILED' }),
    all('GET', '/sms/status/0123456789abcdef', 404),
  ],
  // The token is the right: it ends mails of one kind, and nothing else (RFC 8058).
  [`${EVERY_METHOD} /ngung-email/*`]: [
    all('GET', '/ngung-email/made-up', 404),
    all('POST', '/ngung-email/made-up', 404, { headers: FORM, body: 'List-Unsubscribe=One-Click' }),
    all('DELETE', '/ngung-email/made-up', 404),
  ],
  'GET HEAD /robots.txt': [all('GET', '/robots.txt', 200), all('POST', '/robots.txt', 404)],
  'GET HEAD /sitemap.xml': [all('GET', '/sitemap.xml', 200)],
  'GET HEAD /sitemap/:file': [
    all('GET', '/sitemap/trang.xml', 200),
    all('GET', '/sitemap/phan-anh-2026-11-24.xml', 404),
    all('GET', '/sitemap/..%2f..%2fpackage.json', 404),
    all('GET', '/sitemap/constructor.xml', 404),
  ],
  'GET HEAD /remotes.json': [all('GET', '/remotes.json', 200)],
  'GET HEAD /remotes/:name/*': [
    all('GET', '/remotes/public/dist/../../../package.json', 403),
    all('GET', '/remotes/..%2f..%2fgateway/package.json', 404),
    all('GET', '/remotes/public/..%2f..%2f..%2fpackage.json', 403),
  ],
  'GET HEAD /*': [
    all('GET', '/', 200),
    all('GET', '/../../package.json', 404),
    all('GET', '/..%2f..%2fpackage.json', 404),
    all('GET', '/.env', 404),
    all('POST', '/', 404),
  ],
};

/** Every route of the services behind it: OPEN to whoever reaches the port, or for the gateway's signed calls alone. */
export const BEHIND: Record<string, Record<string, 'OPEN' | 'SIGNED'>> = {
  accounts: {
    'GET HEAD /health': 'OPEN',
    'GET HEAD /ready': 'OPEN',
    'GET HEAD /metrics': 'OPEN',
    'POST /graphql': 'SIGNED',
    'POST /oauth/token': 'SIGNED',
    'GET HEAD POST /ngung-email/*': 'SIGNED',
    'POST /sms/status/*': 'SIGNED',
    'GET HEAD /internal/revoked': 'SIGNED',
  },
  cases: {
    'GET HEAD /health': 'OPEN',
    'GET HEAD /ready': 'OPEN',
    'GET HEAD /metrics': 'OPEN',
    'POST /graphql': 'SIGNED',
    'DELETE HEAD OPTIONS PATCH POST /files': 'SIGNED',
    'DELETE HEAD OPTIONS PATCH POST /files/*': 'SIGNED',
    'GET HEAD /files/a/:id': 'SIGNED',
    'GET HEAD /files/a/:id/thumb': 'SIGNED',
  },
  stats: {
    'GET HEAD /health': 'OPEN',
    'GET HEAD /ready': 'OPEN',
    'GET HEAD /metrics': 'OPEN',
    'POST /graphql': 'SIGNED',
    'GET HEAD /exports/:file': 'SIGNED',
  },
};
