import 'reflect-metadata';
import { subgraphSchema, type SubgraphSchema } from '@pakn/service-kit';
import type { Account } from './account/account.entity.ts';
import { Case, HistoryEntry, SupportConversation } from './account/case-people.graph.ts';
import { CaseReporterResolver, HistoryActorResolver, SupportVisitorResolver } from './account/case-people.resolver.ts';
import { OfficersResolver } from './account/officers.resolver.ts';
import { seenById, type SeenUser } from './account/seen-user.ts';
import { LeaveResolver, OfficerProfileResolver, UserResolver } from './account/user.resolver.ts';
import { ActivationResolver } from './activation/activation.resolver.ts';
import { AnonymousResolver } from './anonymous/anonymous.resolver.ts';
import { AgencyAdministration } from './agency-administration/agency-administration.resolver.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { ConsentResolver } from './registration/consent.resolver.ts';
import { ContactResolver } from './contact/contact.resolver.ts';
import type { AccountsContext } from './context.ts';
import { ErasureResolver } from './erasure/erasure.resolver.ts';
import { LeaveMutations } from './leave/leave.resolver.ts';
import { MailResolver } from './mail/mail.resolver.ts';
import { MyDataResolver } from './my-data/my-data.resolver.ts';
import { NotificationResolver } from './notification/notification.resolver.ts';
import { OidcResolver } from './oidc/oidc.resolver.ts';
import { OfficerAdministration } from './officer/officer.resolver.ts';
import { PartnerClientResolver } from './partner/partner-client.resolver.ts';
import { PasswordResolver } from './password/password.resolver.ts';
import { PhoneChangeResolver } from './phone-change/phone-change.resolver.ts';
import { policy } from './policy.ts';
import { PreferencesResolver } from './preferences/preferences.resolver.ts';
import { ProfileResolver } from './profile/profile.resolver.ts';
import { ChallengeResolver } from './proof/challenge.resolver.ts';
import { PushDevicesResolver } from './push-devices/push-devices.resolver.ts';
import { RateLimitResolver } from './rate-limit/rate-limit.resolver.ts';
import { OtpTicketResolver } from './proof/otp-ticket.resolver.ts';
import { RefusalCaseResolver } from './refusal-case.resolver.ts';
import { CampaignResolver } from './registration/campaign.resolver.ts';
import { RegistrationResolver } from './registration/registration.resolver.ts';
import { SecurityLogResolver } from './security-log/security-log.resolver.ts';
import { TotpResolver } from './second-factor/totp.resolver.ts';
import { SessionResolver } from './session/session.resolver.ts';

/** The executable schema of accounts and its SDL; needs no database. */
export const buildSchema = (): Promise<SubgraphSchema> =>
  subgraphSchema<AccountsContext>({
    resolvers: [
      ActivationResolver,
      AgencyAdministration,
      AgencyResolver,
      AnonymousResolver,
      CampaignResolver,
      CaseReporterResolver,
      SupportVisitorResolver,
      ChallengeResolver,
      RateLimitResolver,
      ConsentResolver,
      ContactResolver,
      ErasureResolver,
      HistoryActorResolver,
      LeaveMutations,
      LeaveResolver,
      MailResolver,
      MyDataResolver,
      NotificationResolver,
      OfficerAdministration,
      OfficerProfileResolver,
      OfficersResolver,
      OidcResolver,
      OtpTicketResolver,
      PartnerClientResolver,
      PasswordResolver,
      PhoneChangeResolver,
      PreferencesResolver,
      ProfileResolver,
      PushDevicesResolver,
      RefusalCaseResolver,
      RegistrationResolver,
      SecurityLogResolver,
      SessionResolver,
      TotpResolver,
      UserResolver,
    ],
    orphanedTypes: [Case, HistoryEntry, SupportConversation],
    pubSub: {
      publish: () => {},
      subscribe: () => {
        throw new Error('subscriptions bring their own stream');
      },
    } as never,
    references: {
      User: async ({ id }: { id: string }, { accounts, identity }): Promise<SeenUser | null> => {
        const account: Account | null = await accounts.load(id);
        return account && seenById(identity, account);
      },
      Agency: ({ id }: { id: string }, { agencies }) => agencies.byId.load(id),
      Case: (reference: Case) => reference,
      HistoryEntry: (reference: HistoryEntry) => reference,
      SupportConversation: (reference: SupportConversation) => reference,
    },
    policy,
  });
