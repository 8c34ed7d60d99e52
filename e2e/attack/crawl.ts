import type { System } from '../outside/people.ts';

/** What an address gave: pages and lists as text, pictures as their bytes, one character a byte. */
export interface Fetched {
  address: string;
  status: number;
  body: string;
}

/** Addresses of the same origin that a page, a sitemap or a manifest leads to. */
function linksIn({ address, body }: Fetched, origin: string): string[] {
  const found = [...body.matchAll(/(?:\b(?:href|src|content|action)="|<loc>|url\(["']?|"(?:src|url|start_url)":\s*")([^"'<>)\s]+)/g)].map(([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  );
  return found
    .map((link) => (URL.canParse(link, new URL(address, origin)) ? new URL(link, new URL(address, origin)) : null))
    .filter((url): url is URL => url?.origin === origin)
    .map(({ pathname, search }) => pathname + search);
}

/** Further pages of a list never end, and what was built stood there before anybody registered. */
const LEFT_OUT = /[?&](?:sau|after)=|^\/remotes\/|\.(?:js|css|woff2)$/;

/** Everything that somebody without an account reaches from `starts` on by following links, breadth first, at most `most` addresses. */
export async function crawl({ origin }: System, starts: readonly string[], most: number): Promise<Fetched[]> {
  const known = new Set(starts);
  const fetched: Fetched[] = [];
  for (const address of known) {
    if (fetched.length >= most) break;
    const answer = await fetch(new URL(address, origin), { headers: { 'user-agent': 'crawler' } });
    const body = Buffer.from(await answer.arrayBuffer());
    const isText = /text|json|xml|javascript/.test(answer.headers.get('content-type') ?? '');
    const page = { address, status: answer.status, body: body.toString(isText ? 'utf8' : 'latin1') };
    fetched.push(page);
    if (isText) for (const link of linksIn(page, origin)) if (!LEFT_OUT.test(link)) known.add(link);
  }
  return fetched;
}
