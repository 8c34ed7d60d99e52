import type { PageHead, RenderedPage } from './page-worker.ts';

/** As much as previews and search engines show. */
const DESCRIPTION_LENGTH = 200;
const LOCALE = { vi: 'vi_VN', en: 'en_US' } as const;
const OTHER_LANGUAGE = { vi: 'en', en: 'vi' } as const;
/** What previews of links show where a page has no picture of its own (frontends/shell/make-icons.mjs). */
const PORTAL_PICTURE = { path: '/made/preview.png', width: '1200', height: '630' };

/** Data in a page: not executed. `<` cannot end the element from inside a text of JSON. */
export const jsonElement = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const meta = (kind: 'name' | 'property', name: string, content: string | undefined): string =>
  content ? `<meta ${kind}="${name}" content="${escaped(content)}">` : '';
const shortened = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= DESCRIPTION_LENGTH ? line : `${line.slice(0, DESCRIPTION_LENGTH - 1).replace(/\s\S*$/, '')}…`;
};

/**
 * The shell's page with the content that the server has rendered: readable without scripts, with what search engines and previews of links read. The styles of
 * its route are taken before it is drawn.
 * @param origin the portal's public one
 */
export function withPage(html: string, { head, language, html: content, data, path }: RenderedPage, origin: string): string {
  const address = `${origin}${path}`;
  const title = escaped(head.title);
  const description = shortened(head.description);
  const { body, styles } = withoutStyleAttributes(content);
  const more = [
    meta('name', 'description', description),
    head.hidden ? '<meta name="robots" content="noindex">' : `<link rel="canonical" href="${escaped(address)}">`,
    ...previewOf(head, { description, address, language, origin }),
    styles && `<style>${styles}</style>`,
    jsonElement('data', data),
  ];
  return scriptsWhenTouched(html)
    .replace('<html lang="vi">', `<html lang="${language}">`)
    .replace(/<meta name="description"[^>]*>/, '')
    .replace(/<title>.*?<\/title>/s, () => `<title>${title}</title>`)
    .replaceAll('rel="preload" as="style" crossorigin', 'rel="stylesheet" crossorigin')
    .replace(/<noscript>.*?<\/noscript>/s, '')
    .replace(/<section class="opening">.*?<\/section>/s, '')
    .replace('</head>', () => `${more.join('')}</head>`)
    .replace('<div id="app"></div>', () => `<div id="app">${body}</div>`);
}

/** What messengers and social networks show of a link to the page. All addresses are absolute. */
function previewOf(head: PageHead, page: { description: string; address: string; language: 'vi' | 'en'; origin: string }): string[] {
  const { description, address, language, origin } = page;
  const size = head.image ? [] : [meta('property', 'og:image:width', PORTAL_PICTURE.width), meta('property', 'og:image:height', PORTAL_PICTURE.height)];
  return [
    meta('property', 'og:type', head.article ? 'article' : 'website'),
    meta('property', 'og:title', head.title),
    meta('property', 'og:description', description),
    meta('property', 'og:url', address),
    meta('property', 'og:site_name', head.system),
    meta('property', 'og:locale', LOCALE[language]),
    meta('property', 'og:locale:alternate', LOCALE[OTHER_LANGUAGE[language]]),
    meta('property', 'og:image', new URL(head.image ?? PORTAL_PICTURE.path, origin).href),
    ...size,
    meta('property', 'og:image:alt', head.image ? head.title : head.system),
    meta('name', 'twitter:card', 'summary_large_image'),
  ];
}

/** What a page loads to act by scripts. */
const SCRIPTS = /<script type="module"[^>]*><\/script>|<link rel="modulepreload"[^>]*>/g;

/** The scripts wait in a template until somebody touches the page (frontends/shell/src/first): it is read without them. */
const scriptsWhenTouched = (html: string): string =>
  html.replaceAll(SCRIPTS, '').replace('</head>', () => `<template id="scripts">${(html.match(SCRIPTS) ?? []).join('')}</template></head>`);

/** The policy of a page takes no `style` attribute: what they say stands in one style sheet, whose hash the policy names. Quotes in texts are escaped. */
function withoutStyleAttributes(content: string): { body: string; styles: string } {
  const rules = new Map<string, number>();
  const body = content.replaceAll(/ style="([^"]*)"/g, (_, said: string) => {
    const declarations = said.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
    if (declarations === '' || /[<>{}]/.test(declarations)) return '';
    const number = rules.get(declarations) ?? rules.size;
    rules.set(declarations, number);
    return ` data-style="${number}"`;
  });
  return { body, styles: [...rules].map(([declarations, number]) => `#app [data-style="${number}"]{${declarations}}`).join('') };
}
