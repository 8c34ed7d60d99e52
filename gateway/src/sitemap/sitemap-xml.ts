/** An address for search engines, and when it last changed, an instant in ISO 8601. */
export interface Address {
  path: string;
  changedAt?: string | null;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const locOf = (origin: string, path: string): string => `<loc>${escaped(new URL(path, origin).href)}</loc>`;

/** A part of the sitemap (sitemaps.org 0.9). `origin`: the portal's public one. */
export const urlSet = (origin: string, addresses: readonly Address[]): string =>
  `${HEAD}<urlset ${NAMESPACE}>${addresses
    .map(({ path, changedAt }) => `<url>${locOf(origin, path)}${changedAt ? `<lastmod>${escaped(changedAt)}</lastmod>` : ''}</url>`)
    .join('')}</urlset>`;

/** The list of the parts. */
export const sitemapIndex = (origin: string, paths: readonly string[]): string =>
  `${HEAD}<sitemapindex ${NAMESPACE}>${paths.map((path) => `<sitemap>${locOf(origin, path)}</sitemap>`).join('')}</sitemapindex>`;
