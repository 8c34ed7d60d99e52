import { useSSRContext } from 'vue';
import { ON_SERVER } from './on-server';

/** What a page that the server renders says about itself beside its content. */
export interface PageHead {
  title?: string | undefined;
  description?: string | undefined;
  /** Where the picture of the page lies on this site, for previews of links; none: the portal's. */
  image?: string | undefined;
  /** It is about one thing that somebody has written, not a list. */
  article?: boolean;
  /** Not for search engines. */
  hidden?: boolean;
  /** The server sends the page without content: what is to be shown here is only for scripts. */
  unrendered?: boolean;
}
/** What is asked when all of the page is rendered; what is said later wins. */
export type HeadOfPage = { head?: (() => PageHead)[] };

/** Only where the server renders: what a browser shows of it is set by others (`usePageTitle`). */
export function useServerHead(head: () => PageHead): void {
  if (!ON_SERVER) return;
  const context = useSSRContext<HeadOfPage>();
  if (context) (context.head ??= []).push(head);
}
