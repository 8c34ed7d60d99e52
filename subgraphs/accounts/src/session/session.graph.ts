import { DateTimeScalar, Refusal } from '@pakn/service-kit';
import { Field, InputType, ObjectType, createUnionType } from 'type-graphql';
import type { SeenUser } from '../account/seen-user.ts';
import { User } from '../account/user.graph.ts';
import { ChallengeAnswer } from '../proof/challenge.graph.ts';
import { OtpTicket } from '../proof/otp-ticket.graph.ts';
import { OidcRegistration } from './oidc-registration.graph.ts';

@ObjectType({ description: 'Signed in. The refresh token travels only in an httpOnly cookie.' })
export class Session {
  @Field(() => String, { description: 'A JWT for 15 minutes: `authorization: Bearer …`, or the same key in the connection_init of a WebSocket.' })
  accessToken!: string;
  @Field(() => DateTimeScalar, { description: 'When the access token ends; refreshSession gives the next one.' }) expiresAt!: Date;
  @Field(() => User, { description: 'Who is signed in.' }) user!: SeenUser;
  @Field(() => String, { nullable: true, description: 'After a sign-in at a provider: the path of this portal that startOidc was given.' })
  returnTo?: string | null;
}

@InputType({ description: 'The form of somebody who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'Id number, registration number or phone. A phone that several accounts share: the password says which.' })
  identifier!: string;
  @Field(() => String, { description: 'The password of the account.' }) password!: string;
  @Field(() => Boolean, { nullable: true, description: 'The tab "Cán bộ, quản lý": one phone may belong to a citizen and to an officer.' }) asOfficer?:
    | boolean
    | null;
  @Field(() => ChallengeAnswer, { description: 'The answer to a fresh Challenge.' }) challenge!: ChallengeAnswer;
}

function nameOf(value: object): string {
  if (value instanceof Refusal) return 'Refusal';
  return 'accessToken' in value ? 'Session' : 'personalIdMasked' in value ? 'OidcRegistration' : 'OtpTicket';
}

export const SessionResult = createUnionType({
  name: 'SessionResult',
  description:
    'OtpTicket: a second factor is due (officers, and whoever has set up an authenticator app), or the phone is still to be confirmed (completeOidc). OidcRegistration: of completeOidc only.',
  types: () => [Session, OtpTicket, OidcRegistration, Refusal] as const,
  resolveType: nameOf,
});
