/** Letters and digits that codes are made of; people also type lower case, spaces and dashes of other kinds. */
const CODE = /^[A-Z]{2,4}-\d{4}-[0-9A-Z]{6}$/;

/** The code that a person meant, or null when the text is no complete code: "kh-2611 7f3k9q" → "KH-2611-7F3K9Q". */
export function readCaseCode(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  const parts = /^([A-Z]{2,4})(\d{4})([0-9A-Z]{6})$/.exec(plain);
  if (!parts) return null;
  const code = `${parts[1]}-${parts[2]}-${parts[3]}`;
  return CODE.test(code) ? code : null;
}

/** What a code is nearly: one letter or digit too few or too many, or one that no code has (0, O, 1, I are left out because they are misread). */
const NEARLY = /^[A-Z]{2,4}-\d{3,5}-[0-9A-Z]{1,8}$/;

/** Whether the text was meant as a code and cannot be one: "KH-2611-7F3K9", "KH-2611-7F3KOQ". Words to search for are never taken for a code. */
export function isBrokenCode(text: string): boolean {
  const written = text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/\s*[\u2010-\u2015\u2212-]\s*/g, '-');
  const code = readCaseCode(text);
  return code === null ? NEARLY.test(written) || /^[A-Z]{2,4}\d{4}[0-9A-Z]{4,5}$/.test(written) : /[0O1I]/.test(code.slice(-6));
}
