import { DateTimeScalar, Done, Refusal } from '@pakn/service-kit';
import { Field, InputType, ObjectType, createUnionType } from 'type-graphql';
import type { SeenUser } from '../account/seen-user.ts';
import { User } from '../account/user.graph.ts';
import { ChallengeAnswer } from '../proof/challenge.graph.ts';
import { OtpTicket } from '../proof/otp-ticket.graph.ts';

@ObjectType({ description: 'Signed in. The refresh token travels only in an httpOnly cookie.' })
export class Session {
  @Field(() => String) accessToken!: string;
  @Field(() => DateTimeScalar) expiresAt!: Date;
  @Field(() => User) user!: SeenUser;
}

@InputType()
export class SignInInput {
  @Field(() => String, { description: 'Id number, registration number or phone.' }) identifier!: string;
  @Field(() => String) password!: string;
  @Field(() => Boolean, { nullable: true, description: 'The tab "Cán bộ, quản lý": one phone may belong to a citizen and to an officer.' }) asOfficer?:
    | boolean
    | null;
  @Field(() => ChallengeAnswer) challenge!: ChallengeAnswer;
}

const nameOf = (value: object): string => (value instanceof Refusal ? 'Refusal' : 'accessToken' in value ? 'Session' : 'OtpTicket');

export const SessionResult = createUnionType({
  name: 'SessionResult',
  description: 'OtpTicket: a second factor is due (officers).',
  types: () => [Session, OtpTicket, Refusal] as const,
  resolveType: nameOf,
});

export const DoneResult = createUnionType({
  name: 'DoneResult',
  types: () => [Done, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'Done'),
});
