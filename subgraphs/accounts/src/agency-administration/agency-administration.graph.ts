import { DateScalar, Refusal } from '@pakn/service-kit';
import { createUnionType, Field, ID, InputType } from 'type-graphql';
import { AgencyKind } from '../graph-enums.ts';
import { Agency } from '../agency/agency.graph.ts';

@InputType({ description: 'An agency as an administrator writes it down; what is left out is emptied, but for predecessorIds.' })
export class AgencyInput {
  @Field(() => String, { description: 'Permanent: 2 to 30 capital letters, digits and hyphens, for example "S-XD". Cannot be changed.' }) code!: string;
  @Field(() => String, { description: '3 to 200 characters.' }) name!: string;
  @Field(() => AgencyKind, { description: 'What it is.' }) kind!: AgencyKind;
  @Field(() => ID, { nullable: true, description: 'The active agency that it is a unit of.' }) parentId?: string | null;
  @Field(() => String, { nullable: true, description: 'Five digits; a commune agency needs it.' }) wardCode?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Closed agencies whose work it took over: exactly these; left out they stay.' })
  predecessorIds?: string[] | null;
  @Field(() => DateScalar, { description: 'Its first day.' }) validFrom!: Date;
  @Field(() => String, { nullable: true, description: 'A Vietnamese number in any spelling; everybody may read it.' }) phone?: string | null;
  @Field(() => String, { nullable: true, description: 'Everybody may read it.' }) email?: string | null;
}

export const AgencyResult = createUnionType({
  name: 'AgencyResult',
  description: 'The agency as it is now, or why nothing was changed.',
  types: () => [Agency, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'Agency'),
});
