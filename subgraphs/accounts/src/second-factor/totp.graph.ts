import { DateTimeScalar, Refusal } from '@pakn/service-kit';
import { Field, ObjectType, createUnionType } from 'type-graphql';

@ObjectType({ description: 'A second factor by an authenticator app that waits for its first code. Shown once.' })
export class TotpSetup {
  @Field(() => String, { description: 'Base32, to type into the app by hand.' }) secret!: string;
  @Field(() => String, { description: '"otpauth://totp/…": what the QR code says.' }) uri!: string;
  @Field(() => DateTimeScalar, { description: 'Until when confirmTotp takes its first code.' }) expiresAt!: Date;
  @Field(() => [String], { description: 'Ten codes for when the phone is lost, each good once in place of a code; good from confirmTotp on. Shown once.' })
  recoveryCodes!: string[];
}

export const TotpResult = createUnionType({
  name: 'TotpResult',
  description: 'What the app is set up with, or why not.',
  types: () => [TotpSetup, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'TotpSetup'),
});
