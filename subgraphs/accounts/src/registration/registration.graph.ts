import { DateTimeScalar } from '@pakn/service-kit';
import { Field, InputType, ObjectType } from 'type-graphql';
import { ChallengeAnswer } from '../proof/challenge.graph.ts';

@InputType()
export class RegisterIndividualInput {
  @Field(() => String, { description: 'Số định danh: 12 digits. It is the sign-in name.' }) personalId!: string;
  @Field(() => String) password!: string;
  @Field(() => String) fullName!: string;
  @Field(() => String, { description: 'A Vietnamese mobile: the code and the results are sent there.' }) phone!: string;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => String) contactAddress!: string;
  @Field(() => String, { nullable: true }) contactWardCode?: string | null;
  @Field(() => String, { description: 'The version of the texts in `consents` that the person read.' }) consentVersion!: string;
  @Field(() => [String], { nullable: true, description: 'Ticked purposes of `consents`; those that are required are given by registering.' }) consentPurposes?:
    | string[]
    | null;
  @Field(() => ChallengeAnswer) challenge!: ChallengeAnswer;
}

@ObjectType({ description: 'A purpose that personal data is used for, and whether the signed-in person agreed.' })
export class Consent {
  @Field(() => String) purpose!: string;
  @Field(() => String) text!: string;
  @Field(() => String) version!: string;
  @Field(() => Boolean, { description: 'There is no account without it.' }) required!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) givenAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) withdrawnAt!: Date | null;
}
