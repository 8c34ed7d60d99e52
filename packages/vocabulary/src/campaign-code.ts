/** What the code of a campaign looks like: of a poster, a team or a unit that helps people register (A9-04). */
const CAMPAIGN_CODE = /^[A-Z0-9][A-Z0-9-]{1,31}$/;

/** The code of a campaign as it is counted, "DOAN-TN-NHA-TRANG": 2 to 32 letters without marks, digits and hyphens, in capitals; null: it is none. */
export function readCampaignCode(text: string): string | null {
  const code = text.trim().toUpperCase();
  return CAMPAIGN_CODE.test(code) ? code : null;
}
