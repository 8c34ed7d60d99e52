import { DateTimeScalar, Refusal } from '@pakn/service-kit';
import { Field, ID, ObjectType, createUnionType } from 'type-graphql';
import { SecondFactor } from '../graph-enums.ts';

@ObjectType({ description: 'A code is due: six digits, five minutes, five tries, one use.' })
export class OtpTicket {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: '"09•• ••• •56"; "" for TOTP.' }) phoneMasked!: string;
  @Field(() => DateTimeScalar) expiresAt!: Date;
  @Field(() => DateTimeScalar, { description: 'From when the code can be sent again.' }) resendAt!: Date;
  @Field(() => SecondFactor) method!: string;
}

export const OtpResult = createUnionType({
  name: 'OtpResult',
  types: () => [OtpTicket, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'OtpTicket'),
});
