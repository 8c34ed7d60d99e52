import { DateTimeScalar } from '@pakn/service-kit';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A sum to solve: issued by the server, signed, good once, for five minutes. As text it can be read aloud (X-10).' })
export class Challenge {
  @Field(() => ID, { description: 'Opaque; send it back in ChallengeAnswer.' }) id!: string;
  @Field(() => String, { description: '"5 + 3 ="' }) question!: string;
  @Field(() => DateTimeScalar, { description: 'After this, an answer is refused.' }) expiresAt!: Date;
}

@InputType({ description: 'What a person answered to a Challenge.' })
export class ChallengeAnswer {
  @Field(() => ID, { description: 'Challenge.id' }) id!: string;
  @Field(() => String, { description: 'The sum in digits, for example "8".' }) answer!: string;
}
