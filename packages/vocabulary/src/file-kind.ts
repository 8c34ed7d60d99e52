import type { Label } from './closed-set.ts';

/** What groups of kinds are called in a sentence, in their order there. */
const GROUP = {
  PICTURE: { vi: 'ảnh', en: 'pictures' },
  VIDEO: { vi: 'video', en: 'videos' },
  SOUND: { vi: 'âm thanh', en: 'sound' },
  DOCUMENT: { vi: 'tài liệu', en: 'documents' },
} as const satisfies Record<string, Label>;

/** A kind of file that may be attached. */
export interface FileKind {
  /** What it is served as, and what the tenant's settings name. */
  readonly mediaType: string;
  /** What devices call it too. */
  readonly aliases: readonly string[];
  /** Without a dot, in lower case; the first one is given to a file that has another. */
  readonly endings: readonly [string, ...string[]];
  readonly group: keyof typeof GROUP;
  /** What people call it. */
  readonly name: string;
}

const kind = (group: FileKind['group'], name: string, mediaType: string, endings: FileKind['endings'], aliases: readonly string[] = []): FileKind => ({
  group,
  name,
  mediaType,
  endings,
  aliases,
});

/** Every kind of file that is taken, by a short name, in the order in which people read them. */
export const FILE_KIND = {
  JPEG: kind('PICTURE', 'JPEG', 'image/jpeg', ['jpg', 'jpeg', 'jpe', 'jfif'], ['image/jpg', 'image/pjpeg']),
  PNG: kind('PICTURE', 'PNG', 'image/png', ['png']),
  WEBP: kind('PICTURE', 'WebP', 'image/webp', ['webp']),
  /** Kept as JPEG: most browsers cannot show it. */
  HEIC: kind('PICTURE', 'HEIC', 'image/heic', ['heic', 'heif'], ['image/heif', 'image/heic-sequence', 'image/heif-sequence']),
  MP4: kind('VIDEO', 'MP4', 'video/mp4', ['mp4', 'm4v'], ['video/x-m4v']),
  MOV: kind('VIDEO', 'MOV', 'video/quicktime', ['mov', 'qt']),
  '3GP': kind('VIDEO', '3GP', 'video/3gpp', ['3gp', '3g2', '3gpp'], ['video/3gpp2', 'audio/3gpp', 'audio/3gpp2']),
  MP3: kind('SOUND', 'MP3', 'audio/mpeg', ['mp3'], ['audio/mp3', 'audio/x-mpeg']),
  M4A: kind('SOUND', 'M4A', 'audio/mp4', ['m4a'], ['audio/x-m4a', 'audio/m4a']),
  PDF: kind('DOCUMENT', 'PDF', 'application/pdf', ['pdf']),
  TXT: kind('DOCUMENT', 'TXT', 'text/plain', ['txt']),
  DOC: kind('DOCUMENT', 'DOC', 'application/msword', ['doc']),
  DOCX: kind('DOCUMENT', 'DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['docx']),
  XLS: kind('DOCUMENT', 'XLS', 'application/vnd.ms-excel', ['xls']),
  XLSX: kind('DOCUMENT', 'XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ['xlsx']),
  PPT: kind('DOCUMENT', 'PPT', 'application/vnd.ms-powerpoint', ['ppt']),
  PPTX: kind('DOCUMENT', 'PPTX', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', ['pptx']),
} as const satisfies Record<string, FileKind>;

export const FILE_KINDS: readonly FileKind[] = Object.values(FILE_KIND);

/** The kind that a media type means, also by one of its other names; undefined for what is not attached at all. */
export const fileKindOf = (mediaType: string): FileKind | undefined =>
  FILE_KINDS.find((each) => each.mediaType === mediaType || each.aliases.includes(mediaType));

/** The kinds among a tenant's media types. */
export const kindsOf = (mediaTypes: readonly string[]): FileKind[] => FILE_KINDS.filter((each) => mediaTypes.some((type) => fileKindOf(type) === each));

/** What is taken, for a sentence: "ảnh JPEG, PNG; video MP4; tài liệu PDF". */
export function takenKinds(mediaTypes: readonly string[]): Label {
  const kinds = kindsOf(mediaTypes);
  const groups = Object.entries(GROUP).map(([group, words]) => ({ words, names: kinds.filter((each) => each.group === group).map(({ name }) => name) }));
  const text = (language: keyof Label): string =>
    groups
      .filter(({ names }) => names.length > 0)
      .map(({ words, names }) => `${words[language]} ${names.join(', ')}`)
      .join('; ');
  return { vi: text('vi'), en: text('en') };
}

/** All that a file chooser needs to offer these kinds, also on devices that know only the ending. */
export const acceptOf = (mediaTypes: readonly string[]): string =>
  kindsOf(mediaTypes)
    .flatMap(({ mediaType, endings }) => [mediaType, ...endings.map((ending) => `.${ending}`)])
    .join(',');
