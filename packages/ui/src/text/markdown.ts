import { lexer, type Token, type Tokens } from 'marked';
import { h, type VNode, type VNodeArrayChildren } from 'vue';
import { RouterLink } from 'vue-router';

/** A page of the portal. */
const PAGE = /^\/(?!\/)/;
/** A picture of the product's own, from `npm run pictures`: the address says how large it is, so that nothing moves when it arrives. */
const PICTURE = /^\/pictures\/[a-z0-9-]+-(\d{1,4})x(\d{1,4})\.webp$/;
const OUTSIDE = /^(?:https?:\/\/|tel:|mailto:)/i;
/** The page has its own `h1`. */
const TOP_HEADING = 2;
const DEEPEST_HEADING = 4;

type Children = VNodeArrayChildren;

/**
 * A text in Markdown as elements, never as HTML: what is no element of the list below is shown as the text that it is. Headings, lists, emphasis, quotes,
 * lines, code, links and the product's own pictures; any other picture by its words.
 */
export const markdownNodes = (text: string): Children => blocks(lexer(text));

const blocks = (tokens: readonly Token[]): Children => tokens.flatMap(block);

function block(token: Token): Children {
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading;
      return [h(`h${Math.min(DEEPEST_HEADING, Math.max(TOP_HEADING, depth))}`, inline(tokens))];
    }
    case 'paragraph':
      return [h('p', inline((token as Tokens.Paragraph).tokens))];
    case 'text': {
      const { tokens, text } = token as Tokens.Text;
      return tokens ? inline(tokens) : [text];
    }
    case 'list':
      return [list(token as Tokens.List)];
    case 'blockquote':
      return [h('blockquote', blocks((token as Tokens.Blockquote).tokens))];
    case 'hr':
      return [h('hr')];
    case 'code':
      return [h('pre', h('code', (token as Tokens.Code).text))];
    default:
      return [h('p', token.raw.trim())];
  }
}

function list({ ordered, start, items }: Tokens.List): VNode {
  const first = ordered && typeof start === 'number' && start !== 1 ? { start } : {};
  return h(
    ordered ? 'ol' : 'ul',
    first,
    items.map(({ tokens }) => h('li', blocks(tokens))),
  );
}

const inline = (tokens: readonly Token[]): Children => tokens.flatMap(part);

function part(token: Token): Children {
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return [h(token.type, inline((token as Tokens.Strong).tokens))];
    case 'codespan':
      return [h('code', (token as Tokens.Codespan).text)];
    case 'br':
      return [h('br')];
    case 'link':
      return [link(token as Tokens.Link)];
    case 'image':
      return [picture(token as Tokens.Image)];
    case 'escape':
      return [(token as Tokens.Escape).text];
    case 'text': {
      const { tokens, text } = token as Tokens.Text;
      return tokens ? inline(tokens) : [text];
    }
    default:
      return [token.raw];
  }
}

function picture({ href, text }: Tokens.Image): VNode | string {
  const [, width, height] = PICTURE.exec(href) ?? [];
  return width && height ? h('img', { src: href, alt: text, width, height, loading: 'lazy' }) : text;
}

/** Pages of the portal, web addresses, numbers to call and addresses to write to; any other link is its words alone. */
function link({ href, tokens }: Tokens.Link): VNode {
  const words = inline(tokens);
  if (PAGE.test(href)) return h(RouterLink, { to: href }, () => words);
  return OUTSIDE.test(href) ? h('a', { href, rel: 'noopener' }, words) : h('span', words);
}
