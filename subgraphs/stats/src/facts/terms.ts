/** A closed set as a value, to register as a graph enum. */
const words = <const W extends readonly string[]>(all: W): { readonly [K in W[number]]: K } => Object.fromEntries(all.map((word) => [word, word])) as never;

// The closed sets of the graph (spec 04) that facts and filters are made of.
export const CASE_STATUSES = [
  'DRAFT',
  'AWAITING_ACCEPTANCE',
  'AWAITING_INFO',
  'IN_PROGRESS',
  'SCHEDULED',
  'RESULT_REVIEW',
  'ANSWERED',
  'CLOSED',
  'REJECTED',
  'MERGED',
  'WITHDRAWN',
] as const;
export const CHANNELS = ['WEB', 'APP', 'HOTLINE', 'EMAIL', 'CHATBOT', 'ZALO', 'IN_PERSON', 'SMS', 'NATIONAL_PORTAL', 'PARTNER'] as const;
export const URGENCIES = ['URGENT', 'QUICK', 'NORMAL', 'COMPLEX'] as const;
export const IDENTITY_MODES = ['PUBLIC_NAME', 'HIDDEN_NAME', 'ANONYMOUS'] as const;
export const SATISFACTIONS = ['VERY_SATISFIED', 'SATISFIED', 'NEUTRAL', 'DISSATISFIED'] as const;
export const AGENCY_KINDS = [
  'PROVINCE_OFFICE',
  'OPERATOR',
  'DEPARTMENT',
  'POLICE',
  'CENTRAL',
  'PUBLIC_UNIT',
  'COMMUNE',
  'COMMUNE_UNIT',
  'UTILITY',
  'MASS_ORG',
  'PARTNER',
] as const;

export const CaseStatus = words(CASE_STATUSES);
export type CaseStatus = (typeof CASE_STATUSES)[number];
export const Channel = words(CHANNELS);
export type Channel = (typeof CHANNELS)[number];
export const Urgency = words(URGENCIES);
export type Urgency = (typeof URGENCIES)[number];
export const IdentityMode = words(IDENTITY_MODES);
export type IdentityMode = (typeof IDENTITY_MODES)[number];
export const Satisfaction = words(SATISFACTIONS);
export type Satisfaction = (typeof SATISFACTIONS)[number];
export const AgencyKind = words(AGENCY_KINDS);
export type AgencyKind = (typeof AGENCY_KINDS)[number];
export const TrendBucket = words(['DAY', 'WEEK', 'MONTH']);
export type TrendBucket = keyof typeof TrendBucket;
