/** A link of the portal. */
export interface PortalLink {
  label: string;
  labelEn?: string | null;
  url: string;
}

/** Links as an administrator types them, one a line: "Công an | Police | tel:113". */
export const linesOf = (links: readonly PortalLink[]): string => links.map(({ label, labelEn, url }) => [label, labelEn ?? '', url].join(' | ')).join('\n');

/** What the lines say; a line of two parts has no English words. */
export const linksOf = (lines: string): PortalLink[] =>
  lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const parts = line.split('|').map((part) => part.trim());
      const [label = '', ...rest] = parts;
      return { label, labelEn: rest.length > 1 ? rest[0] || null : null, url: rest.at(-1) ?? '' };
    });
