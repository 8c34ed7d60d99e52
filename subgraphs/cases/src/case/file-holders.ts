interface FileHolder {
  /** Something of a case, and not only a draft: nobody changes the file then. */
  isSent: boolean;
  /** When everybody may read the file, in SQL over `ITS_HOLDERS`; left out: never. */
  isPublic?: string;
  /** A report may take the file too. */
  isShared?: true;
}
/** What an attachment can belong to, each by the column `<name>_id`. */
const HOLDERS = {
  case: { isSent: true, isPublic: 'hc.is_public' },
  draft: { isSent: false },
  answer: { isSent: true, isPublic: 'hc.is_public and ha.published' },
  message: { isSent: true },
  note: { isSent: true },
  appointment: { isSent: true },
  reopening: { isSent: true },
  notice: { isSent: false, isPublic: 'hn.published' },
  /** A message of the support chat. */
  support: { isSent: true, isShared: true },
} satisfies Record<string, FileHolder>;
export type Holder = keyof typeof HOLDERS;

const ALL: [string, FileHolder][] = Object.entries(HOLDERS);
const firstOf = (holders: typeof ALL): string => `coalesce(${holders.map(([name]) => `${name}_id`).join(', ')})`;

/** What holds a file, in SQL; null: nothing took it yet. */
export const FILE_HOLDER = firstOf(ALL);
/** The same, but for what shares it: null: a report, an answer or a message may still take it. */
export const FILE_TAKER = firstOf(ALL.filter(([, { isShared }]) => !isShared));
/** Whether something of a case holds a file, in SQL. */
export const IS_SENT = `${firstOf(ALL.filter(([, { isSent }]) => isSent))} is not null`;
/** Whether everybody may read an attachment t, in SQL. Needs ITS_HOLDERS. */
export const IS_PUBLIC = `(case ${ALL.map(([name, { isPublic }]) => (isPublic ? `when t.${name}_id is not null then ${isPublic}` : '')).join(' ')} else false end)`;
export const ITS_HOLDERS = `left join cases.answer ha on ha.id = t.answer_id left join cases."case" hc on hc.id = coalesce(t.case_id, ha.case_id)
  left join cases.notice hn on hn.id = t.notice_id`;
