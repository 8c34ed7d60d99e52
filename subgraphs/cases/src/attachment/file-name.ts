import { FILE_KINDS, type FileKind } from '@pakn/vocabulary';

/** Characters of a whole name. */
const LONGEST_NAME = 200;
const NAMELESS = 'tep';
const ENDING = /\.([^.\s]{1,10})$/;
const KNOWN_ENDINGS: ReadonlySet<string> = new Set(FILE_KINDS.flatMap(({ endings }) => endings));

const endingOf = (name: string): string | null => ENDING.exec(name)?.[1]?.toLowerCase() ?? null;
const cut = (text: string, length: number): string => [...text].slice(0, length).join('');

/** What a client calls a file, without what could mislead a reader or a disk: its path, control and direction marks, dots and spaces around it. */
export function cleanFileName(given: string): string {
  const name = given
    .normalize('NFC')
    // Cf are the direction marks and other invisible ones, Cs a half of a pair.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/\s+/gu, ' ')
    .split(/[\\/]/)
    .map((part) => part.replace(/^[. ]+|[. ]+$/g, ''))
    .findLast((part) => part !== '');
  return withEnding(name ?? NAMELESS, endingOf(name ?? ''));
}

/** The name under which a file of this kind is served: it ends as its kind does, whatever it was called. */
export function nameAs(given: string, kind: Pick<FileKind, 'endings'>): string {
  const name = cleanFileName(given);
  const ending = endingOf(name);
  if (ending && kind.endings.includes(ending)) return name;
  const [stored] = kind.endings;
  // A name that is nothing but an ending ("jpg", from ".jpg") has lost its dot already.
  if (KNOWN_ENDINGS.has(name.toLowerCase())) return `${NAMELESS}.${stored}`;
  return withEnding(ending && KNOWN_ENDINGS.has(ending) ? name : `${name}.${stored}`, stored);
}

/** At most as long as a name may be, and ending so: a long name loses its middle. */
function withEnding(name: string, ending: string | null): string {
  if (!ending) return cut(name, LONGEST_NAME).trimEnd();
  const stem = name.replace(ENDING, '');
  const own = ENDING.exec(name)?.[1] ?? ending;
  const written = own.toLowerCase() === ending ? own : ending;
  return `${cut(stem, LONGEST_NAME - written.length - 1).replace(/[. ]+$/, '') || NAMELESS}.${written}`;
}

/** RFC 8187: as `filename*` of a Content-Disposition carries it. */
export const encodedName = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
