import { DateTimeScalar, Refusal } from '@pakn/service-kit';
import { Field, ID, ObjectType, createUnionType } from 'type-graphql';
import { Agency } from '../agency/agency.graph.ts';

@ObjectType({ description: "A partner agency's key (OAuth 2.0 client credentials at POST /oauth/token). Administrators." })
export class PartnerClient {
  @Field(() => ID, { description: 'The client id.' }) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Agency, { nullable: true }) agency?: object | null;
  @Field(() => [String]) scopes!: string[];
  @Field(() => Boolean) active!: boolean;
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) lastUsedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Once: in the answer that made it.' }) secret?: string | null;
}

export const PartnerClientResult = createUnionType({
  name: 'PartnerClientResult',
  types: () => [PartnerClient, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'PartnerClient'),
});
