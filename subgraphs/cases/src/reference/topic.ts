/** What the province asks about for a time (chủ đề); days of Việt Nam, the last one included. */
export interface Topic {
  code: string;
  name: string;
  nameEn: string;
  introduction: string;
  active: boolean;
  from: string | null;
  to: string | null;
}
