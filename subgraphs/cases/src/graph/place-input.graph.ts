import { Field, Float, InputType } from 'type-graphql';

@InputType({ description: 'Address, a point, or both.' })
export class PlaceInput {
  @Field(() => String, { nullable: true }) address?: string | null;
  @Field(() => Float, { nullable: true }) lon?: number | null;
  @Field(() => Float, { nullable: true }) lat?: number | null;
  @Field(() => String, { nullable: true }) wardCode?: string | null;
}
