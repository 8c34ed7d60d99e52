import { DateTimeScalar } from '@pakn/service-kit';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A sum to solve: issued by the server, signed, good once, for five minutes. As text it can be read aloud (X-10).' })
export class Challenge {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: '"5 + 3 ="' }) question!: string;
  @Field(() => DateTimeScalar) expiresAt!: Date;
}

@InputType()
export class ChallengeAnswer {
  @Field(() => ID) id!: string;
  @Field(() => String) answer!: string;
}
