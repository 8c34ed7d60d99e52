import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { CaseType } from '../graph/case.graph.ts';

@ObjectType({ description: 'A published report that may be about the same trouble (A4-05, B-05).' })
export class SimilarCase {
  @Field(() => CaseType, { description: 'The report.' }) case!: Case;
  @Field(() => Float, { description: 'How likely it is the same trouble: above 0, at most 1.' }) score!: number;
  @Field(() => Int, { nullable: true, description: 'Between the two points, as the public sees them; null: one of the two has none.' })
  distanceMeters?: number | null;
}
