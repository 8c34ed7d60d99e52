import { DateTimeScalar, Refusal } from '@pakn/service-kit';
import { Field, ID, ObjectType, createUnionType } from 'type-graphql';
import { SecondFactor } from '../graph-enums.ts';

@ObjectType({ description: 'A code is due: six digits, five minutes, five tries, one use.' })
export class OtpTicket {
  @Field(() => ID, { description: 'Send it back with the code.' }) id!: string;
  @Field(() => String, { description: '"09•• ••• •56"; "" for TOTP.' }) phoneMasked!: string;
  @Field(() => DateTimeScalar, { description: 'Until when the code is good.' }) expiresAt!: Date;
  @Field(() => DateTimeScalar, { description: 'From when the code can be sent again.' }) resendAt!: Date;
  @Field(() => SecondFactor, { description: 'Where the person finds the code.' }) method!: string;
  @Field(() => String, { nullable: true, description: 'After a sign-in at a provider: the path of this portal that startOidc was given.' })
  returnTo?: string | null;
}

export const OtpResult = createUnionType({
  name: 'OtpResult',
  description: 'Where the code was sent, or why none was.',
  types: () => [OtpTicket, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'OtpTicket'),
});
