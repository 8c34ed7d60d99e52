import { vietnamDay } from '@pakn/service-kit/rules';

/** Without 0 O 1 I: a code is read out on the phone. 32 letters, so that 5 bits of randomness are one letter. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 6;

/** "KH-2611-7F3K9Q": tenant, year and month in Vietnam, random (A7-04). `random`: at least six bytes. */
export function caseCode(tenant: string, at: Date, random: Uint8Array): string {
  const [year = '', month = ''] = vietnamDay(at).split('-');
  const letters = Array.from(random.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return `${tenant}-${year.slice(2)}${month}-${letters}`;
}
