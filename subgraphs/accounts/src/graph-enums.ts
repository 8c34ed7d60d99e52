import { registerEnumType } from 'type-graphql';

export enum AccountKind {
  INDIVIDUAL = 'INDIVIDUAL',
  ORGANIZATION = 'ORGANIZATION',
  OFFICER = 'OFFICER',
  PARTNER = 'PARTNER',
}
export enum Role {
  OPERATOR = 'OPERATOR',
  SPECIALIST = 'SPECIALIST',
  AGENCY_LEADER = 'AGENCY_LEADER',
  SUPERVISOR = 'SUPERVISOR',
  ADMIN = 'ADMIN',
}
export enum AgencyKind {
  PROVINCE_OFFICE = 'PROVINCE_OFFICE',
  OPERATOR = 'OPERATOR',
  DEPARTMENT = 'DEPARTMENT',
  POLICE = 'POLICE',
  CENTRAL = 'CENTRAL',
  PUBLIC_UNIT = 'PUBLIC_UNIT',
  COMMUNE = 'COMMUNE',
  COMMUNE_UNIT = 'COMMUNE_UNIT',
  UTILITY = 'UTILITY',
  MASS_ORG = 'MASS_ORG',
  PARTNER = 'PARTNER',
}
export enum IdentityAssurance {
  NONE = 'NONE',
  PHONE = 'PHONE',
  VNEID = 'VNEID',
}
export enum SecondFactor {
  SMS = 'SMS',
  TOTP = 'TOTP',
}

registerEnumType(AccountKind, { name: 'AccountKind' });
registerEnumType(Role, { name: 'Role', description: 'Officers only; one officer may hold several.' });
registerEnumType(AgencyKind, { name: 'AgencyKind' });
registerEnumType(IdentityAssurance, { name: 'IdentityAssurance' });
registerEnumType(SecondFactor, { name: 'SecondFactor' });
