import { DateTimeScalar } from '@pakn/service-kit';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: "What the request cost and what is left of its caller's budget, in units of declared cost." })
export class RateLimit {
  @Field(() => Int, { description: 'Units that the caller may use in one window: an account or a partner, or the address of those who are not signed in.' })
  limit!: number;
  @Field(() => Int, { description: 'The declared worst cost of this request; what its answer does not cost is given back.' }) cost!: number;
  @Field(() => Int, { description: 'Units that are left in this window.' }) remaining!: number;
  @Field(() => DateTimeScalar, { description: 'When the whole limit is there again.' }) resetAt!: Date;
}
