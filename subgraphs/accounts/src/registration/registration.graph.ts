import { DateTimeScalar } from '@pakn/service-kit';
import { Field, InputType, ObjectType } from 'type-graphql';
import { ChallengeAnswer } from '../proof/challenge.graph.ts';

@InputType({ description: 'The form of a citizen who wants an account.' })
export class RegisterIndividualInput {
  @Field(() => String, { description: 'Số định danh: 12 digits. It is the sign-in name.' }) personalId!: string;
  @Field(() => String, { description: '8 to 128 characters, and not a common one.' }) password!: string;
  @Field(() => String, { description: 'At most 100 characters, letters only.' }) fullName!: string;
  @Field(() => String, { description: 'A Vietnamese mobile: the code and the results are sent there.' }) phone!: string;
  @Field(() => String, { nullable: true, description: "The person's e-mail address." }) email?: string | null;
  @Field(() => String, { description: 'Where the person can be reached by letter; at most 300 characters.' }) contactAddress!: string;
  @Field(() => String, { nullable: true, description: 'The commune of the address, 5 digits.' }) contactWardCode?: string | null;
  @Field(() => String, { description: 'The version of the texts in `consents` that the person read.' }) consentVersion!: string;
  @Field(() => [String], { nullable: true, description: 'Ticked purposes of `consents`; those that are required are given by registering.' }) consentPurposes?:
    | string[]
    | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of the poster, team or unit that helped: 2 to 32 letters, digits, hyphens. Counted by campaign, never kept with the person.',
  })
  campaignCode?: string | null;
  @Field(() => ChallengeAnswer, { description: 'The answer to a fresh Challenge.' }) challenge!: ChallengeAnswer;
}

@InputType({ description: "The form of an organisation or business that wants an account. Its phone is the representative's: the code goes there." })
export class RegisterOrganizationInput {
  @Field(() => String, {
    description: 'Tax code (10 or 13 digits), number of a household business, or of the founding decision ("123/QĐ-UBND"). It is the sign-in name.',
  })
  registrationNumber!: string;
  @Field(() => String, { description: '8 to 128 characters, and not a common one.' }) password!: string;
  @Field(() => String, { description: 'Who acts for it: a full name, at most 100 characters, letters only.' }) representative!: string;
  @Field(() => String, { description: "The representative's Vietnamese mobile; may be that of an individual's account or of another organisation too." })
  phone!: string;
  @Field(() => String, { nullable: true, description: "The representative's e-mail address." }) email?: string | null;
  @Field(() => String, { nullable: true, description: 'Where the representative can be reached by letter; at most 300 characters.' }) contactAddress?:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'The commune of that address, 5 digits.' }) contactWardCode?: string | null;
  @Field(() => String, { description: 'The name it is registered under; at most 200 characters.' }) organizationName!: string;
  @Field(() => String, { description: 'Where it sits; at most 300 characters.' }) organizationAddress!: string;
  @Field(() => String, { nullable: true, description: 'Its own phone, a landline too.' }) organizationPhone?: string | null;
  @Field(() => String, { nullable: true, description: 'Its own e-mail address.' }) organizationEmail?: string | null;
  @Field(() => String, { description: 'The version of the texts in `consents` that the representative read.' }) consentVersion!: string;
  @Field(() => [String], { nullable: true, description: 'Ticked purposes of `consents`; those that are required are given by registering.' }) consentPurposes?:
    | string[]
    | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of the poster, team or unit that helped: 2 to 32 letters, digits, hyphens. Counted by campaign, never kept with the person.',
  })
  campaignCode?: string | null;
  @Field(() => ChallengeAnswer, { description: 'The answer to a fresh Challenge.' }) challenge!: ChallengeAnswer;
}

@ObjectType({ description: 'A purpose that personal data is used for, and whether the signed-in person agreed.' })
export class Consent {
  @Field(() => String, { description: 'Permanent code, for example "SURVEYS".' }) purpose!: string;
  @Field(() => String, { description: 'What the person agrees to, in Vietnamese.' }) text!: string;
  @Field(() => String, { description: 'The version of the text: the one that the person agreed to, otherwise the one in force.' }) version!: string;
  @Field(() => Boolean, { description: 'There is no account without it.' }) required!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the signed-in person agreed; null: not agreed, or nobody is signed in.' })
  givenAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the person took the agreement back; null: never.' }) withdrawnAt!: Date | null;
}
