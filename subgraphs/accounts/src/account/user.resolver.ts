import { DateTimeScalar } from '@pakn/service-kit';
import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { Agency, Ward } from '../agency/agency.graph.ts';
import type { StoredAgency } from '../agency/agency.loader.ts';
import type { AccountsContext } from '../context.ts';
import { AccountKind, IdentityAssurance } from '../graph-enums.ts';
import { maskIdentifier } from './personal-id.ts';
import { maskPhone } from './phone.ts';
import { displayName, type SeenUser } from './seen-user.ts';
import type { Account } from './account.entity.ts';
import type { AccountLoader } from './account.loader.ts';
import { Leave, OfficerProfile, OrganizationProfile, User } from './user.graph.ts';

/** Renders an account. Who may read which field is in policy.ts. */
@Resolver(() => User)
export class UserResolver {
  @FieldResolver(() => ID) id(@Root() { account }: SeenUser): string {
    return account.id;
  }
  @FieldResolver(() => AccountKind) kind(@Root() { account }: SeenUser): string {
    return account.kind;
  }
  @FieldResolver(() => String) displayName(@Root() user: SeenUser, @Ctx() { language }: AccountsContext): string {
    return displayName(user, language);
  }
  @FieldResolver(() => String, { nullable: true }) fullName(@Root() { account }: SeenUser): string | null {
    return account.fullName || null;
  }
  @FieldResolver(() => String, { nullable: true }) phone(@Root() { account }: SeenUser, @Ctx() { services }: AccountsContext): string | null {
    return account.phoneCipher ? services.ciphers.decrypt('phone', account.phoneCipher) : null;
  }
  @FieldResolver(() => String, { nullable: true }) phoneMasked(@Root() { account }: SeenUser, @Ctx() { services }: AccountsContext): string | null {
    return account.phoneCipher ? maskPhone(services.ciphers.decrypt('phone', account.phoneCipher)) : null;
  }
  @FieldResolver(() => String, { nullable: true }) identifierMasked(@Root() { account }: SeenUser, @Ctx() { services }: AccountsContext): string | null {
    return account.identifierCipher ? maskIdentifier(services.ciphers.decrypt('identifier', account.identifierCipher)) : null;
  }
  @FieldResolver(() => String, { nullable: true }) email(@Root() { account }: SeenUser): string | null {
    return account.email ?? null;
  }
  @FieldResolver(() => String, { nullable: true }) contactAddress(@Root() { account }: SeenUser): string | null {
    return account.contactAddress ?? null;
  }
  @FieldResolver(() => Ward, { nullable: true }) contactWard(@Root() { account }: SeenUser): Ward | null {
    return account.contactWardCode === null ? null : { code: account.contactWardCode };
  }
  @FieldResolver(() => OrganizationProfile, { nullable: true }) organization(
    @Root() { account }: SeenUser,
    @Ctx() { services }: AccountsContext,
  ): object | null {
    if (!account.organization) return null;
    const number = account.identifierCipher ? services.ciphers.decrypt('identifier', account.identifierCipher) : '';
    return { ...account.organization, registrationNumber: maskIdentifier(number) };
  }
  @FieldResolver(() => OfficerProfile, { nullable: true }) officer(@Root() { account }: SeenUser): object | null {
    return account.kind === 'OFFICER' ? account : null;
  }
  @FieldResolver(() => IdentityAssurance) assurance(@Root() { account }: SeenUser): string {
    return account.assurance;
  }
  @FieldResolver(() => DateTimeScalar) createdAt(@Root() { account }: SeenUser): Date {
    return account.createdAt;
  }
}

/** An officer as those read about who may see one. */
const officerBy = async (accounts: AccountLoader, id: string | null): Promise<SeenUser | null> => {
  const account = id === null ? null : await accounts.load(id);
  return account?.kind === 'OFFICER' ? { account, view: 'FULL' } : null;
};

/** What stands behind an officer's profile and leave is the account. */
@Resolver(() => OfficerProfile)
export class OfficerProfileResolver {
  @FieldResolver(() => Agency) agency(@Root() officer: { agencyId: string }, @Ctx() { agencies }: AccountsContext): Promise<StoredAgency | null> {
    return agencies.byId.load(officer.agencyId);
  }
  @FieldResolver(() => User, { nullable: true }) deputy(@Root() officer: Account, @Ctx() { accounts }: AccountsContext): Promise<SeenUser | null> {
    return officerBy(accounts, officer.deputyId);
  }
  @FieldResolver(() => DateTimeScalar, { nullable: true }) lastSeenAt(@Root() officer: Account, @Ctx() { lastSeen }: AccountsContext): Promise<Date | null> {
    return lastSeen.load(officer.id);
  }
  @FieldResolver(() => Leave, { nullable: true }) leave(@Root() officer: Account, @Ctx() { services }: AccountsContext): Account | null {
    return officer.leaveTo !== null && officer.leaveTo > services.now() ? officer : null;
  }
}

@Resolver(() => Leave)
export class LeaveResolver {
  @FieldResolver(() => DateTimeScalar) from(@Root() officer: Account): Date | null {
    return officer.leaveFrom;
  }
  @FieldResolver(() => DateTimeScalar) to(@Root() officer: Account): Date | null {
    return officer.leaveTo;
  }
  @FieldResolver(() => User, { nullable: true }) deputy(@Root() officer: Account, @Ctx() { accounts }: AccountsContext): Promise<SeenUser | null> {
    return officerBy(accounts, officer.leaveDeputyId);
  }
}
