import { Field, Float, InputType } from 'type-graphql';

@InputType({ description: 'Address, a point, or both.' })
export class PlaceInput {
  @Field(() => String, { nullable: true, description: 'At most 300 characters.' }) address?: string | null;
  @Field(() => Float, { nullable: true, description: 'WGS 84, in degrees; together with lat, a point in the province.' }) lon?: number | null;
  @Field(() => Float, { nullable: true, description: 'WGS 84, in degrees; together with lon.' }) lat?: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'The commune, 5 digits; left out: the one of the point. One that cannot hold the point makes the place approximate.',
  })
  wardCode?: string | null;
}
