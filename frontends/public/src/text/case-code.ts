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
