/** accounts → everybody: an agency as it is now. Reference data: every subgraph keeps its copy and answers code, name and kind itself. */
export interface AgencySaved {
  agencyId: string;
  code: string;
  name: string;
  kind: string;
  parentId: string | null;
  wardCode: string | null;
  successorId: string | null;
  active: boolean;
  /** What it serves ("XD", "POWER" …): `categories.lead` refers to it. */
  serves: string[];
}

/** cases → stats: a category as it is now. */
export interface CategorySaved {
  code: string;
  name: string;
  nameEn: string;
  active: boolean;
}

/** cases → stats: a commune as it is now. */
export interface WardSaved {
  code: string;
  name: string;
  kind: string;
}

/** cases → stats: what a topic is called now. It comes whenever a name differs from the last event; a case can name a topic before that. */
export interface TopicSaved {
  code: string;
  name: string;
  nameEn: string;
}

/** What statistics keep copies of. */
export const REFERENCE_EVENTS = ['AgencySaved', 'CategorySaved', 'SettingsSaved', 'TopicSaved', 'WardSaved'] as const;
