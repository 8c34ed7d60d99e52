/** Asia/Ho_Chi_Minh: UTC+7 all year. */
const OFFSET_MS = 7 * 3_600_000;

/** "20/11/2026 08:30" */
export function vietnamTime(at: Date): string {
  const [date = '', time = ''] = new Date(at.getTime() + OFFSET_MS).toISOString().split('T');
  return `${date.split('-').toReversed().join('/')} ${time.slice(0, 5)}`;
}

/** "2026-11-20" */
export const vietnamDay = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** A time as a spreadsheet holds it: a wall-clock time without a zone, which exceljs takes from the UTC fields. */
export const wallClock = (at: Date | null): Date | null => at && new Date(at.getTime() + OFFSET_MS);
