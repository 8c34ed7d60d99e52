import { graphEnum } from '@pakn/service-kit';
import type * as vocabulary from '@pakn/vocabulary';

// The closed sets of the vocabulary that this graph speaks, each as a value to register and its type.
export const AgencyKind = graphEnum('AgencyKind');
export type AgencyKind = vocabulary.AgencyKind;
export const CaseStatus = graphEnum('CaseStatus');
export type CaseStatus = vocabulary.CaseStatus;
export const Channel = graphEnum('Channel');
export type Channel = vocabulary.Channel;
export const IdentityMode = graphEnum('IdentityMode');
export type IdentityMode = vocabulary.IdentityMode;
export const TrendBucket = graphEnum('TrendBucket');
export type TrendBucket = vocabulary.TrendBucket;
export const Urgency = graphEnum('Urgency');
export type Urgency = vocabulary.Urgency;
