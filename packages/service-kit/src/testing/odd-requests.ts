import type { Route } from '../subgraph-app.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const PARTS = ['x', 'constructor', '%00', '%E2%80%AE', '%ED%A0%80', '%zz', '01890000-0000-7000-8000-000000000000', 'a'.repeat(3_000)];
const QUERIES = ['', '?since=x&e=NaN&s=1', '?since=1&since=2&from[]=a&urgency=x', '?__proto__=1&constructor=2', '?query={', '?tus=%00'];
const FORM = 'application/x-www-form-urlencoded';
const BODIES: { type?: string; body?: string }[] = [
  {},
  ...['[]', '[[1]]', 'null', '"x"', '5', '{', '{"a":{"b":[{"c":1}]}}', '{"__proto__":{"a":1}}', '{"query":["x"],"variables":[]}'].map((body) => ({
    type: 'application/json',
    body,
  })),
  ...['{"grant_type":["client_credentials"],"scope":["a"]}', '{"grant_type":"client_credentials","client_secret":{"a":1}}'].map((body) => ({
    type: 'application/json',
    body,
  })),
  ...[
    'grant_type=client_credentials&scope=a&scope=b',
    'scope[]=a&grant_type=%00',
    'grant_type=client_credentials&client_id=1&client_secret=%ED%A0%80',
    '%zz',
  ].map((body) => ({ type: FORM, body })),
  { type: 'text/xml', body: '<a/>' },
  { type: 'multipart/form-data', body: 'no boundary' },
  { type: 'no type', body: 'x' },
];
/** What only a program's own faults say. */
const INSIDE = /TypeError|is not a function|Cannot read|undefined|node_modules|\.ts:\d|\.js:\d|syntax error at|invalid input syntax/;

export interface OddAnswer {
  asked: string;
  status: number;
  text: string;
}

/**
 * Asks every route with methods, paths, parameters and bodies that nobody means, and gives back the answers that should never be: a status of 500 or more,
 * or words of the inside.
 * @param send a request in the name of somebody who may ask
 */
export async function wrongAnswers(routes: readonly Route[], send: (path: string, init: RequestInit) => Promise<Response>): Promise<OddAnswer[]> {
  const wrong: OddAnswer[] = [];
  const urls = [...new Set(routes.map(({ url }) => (url.startsWith('/') ? url : `/${url}`)))];
  const ask = async (path: string, method: string, { type, body }: { type?: string; body?: string }): Promise<void> => {
    const init: RequestInit = { method, ...(type ? { headers: { 'content-type': type } } : {}), ...(body === undefined ? {} : { body }) };
    const answer = await send(path, init);
    const text = await answer.text();
    // What a scraper reads names the parts of the process.
    if (answer.status >= 500 || (INSIDE.test(text) && !path.startsWith('/metrics')))
      wrong.push({ asked: `${method} ${path} ${type ?? ''} ${body ?? ''}`, status: answer.status, text: text.slice(0, 300) });
  };
  for (const [at, url] of urls.entries()) {
    const filled = (part: string): string => url.replaceAll(/:\w+|\*/g, part);
    for (const method of METHODS) await ask(filled('x'), method, {});
    for (const [n, part] of PARTS.entries()) await ask(filled(part) + (QUERIES[(at + n) % QUERIES.length] ?? ''), 'GET', {});
    for (const query of QUERIES) await ask(filled('x') + query, 'GET', {});
    for (const method of ['POST', 'PATCH']) for (const body of BODIES) await ask(filled('x'), method, body);
  }
  return wrong;
}
