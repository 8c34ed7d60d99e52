import { graphEnum } from '@pakn/service-kit';
import type * as vocabulary from '@pakn/vocabulary';

// The closed sets of the vocabulary that this graph speaks, each as a value to register and its type.
export const AccountKind = graphEnum('AccountKind');
export type AccountKind = vocabulary.AccountKind;
export const AgencyKind = graphEnum('AgencyKind');
export type AgencyKind = vocabulary.AgencyKind;
export const IdentityAssurance = graphEnum('IdentityAssurance');
export type IdentityAssurance = vocabulary.IdentityAssurance;
export const MailedKind = graphEnum('MailedKind');
export type MailedKind = vocabulary.MailedKind;
export const NotificationChannel = graphEnum('NotificationChannel');
export type NotificationChannel = vocabulary.NotificationChannel;
export const Role = graphEnum('Role');
export type Role = vocabulary.OfficerRole;
export const SecondFactor = graphEnum('SecondFactor');
export type SecondFactor = vocabulary.SecondFactor;
