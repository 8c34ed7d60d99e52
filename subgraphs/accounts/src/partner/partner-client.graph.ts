import { DateTimeScalar, Refusal } from '@pakn/service-kit';
import { Field, ID, ObjectType, createUnionType } from 'type-graphql';
import { Agency } from '../agency/agency.graph.ts';

@ObjectType({ description: "A partner agency's key (OAuth 2.0 client credentials at POST /oauth/token). Administrators." })
export class PartnerClient {
  @Field(() => ID, { description: 'The client id.' }) id!: string;
  @Field(() => String, { description: "The partner's name, chosen by the administrator." }) name!: string;
  @Field(() => Agency, { nullable: true, description: 'The agency that it acts for; null: none.' }) agency?: object | null;
  @Field(() => [String], { description: 'What its tokens may be used for: cases:read, cases:submit, cases:handle, stats:read, webhooks:manage.' })
  scopes!: string[];
  @Field(() => Boolean, { description: 'false: revoked, for good.' }) active!: boolean;
  @Field(() => DateTimeScalar, { description: 'When it was made.' }) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it last got a token; null: never.' }) lastUsedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Once: in the answer that made it.' }) secret?: string | null;
}

export const PartnerClientResult = createUnionType({
  name: 'PartnerClientResult',
  description: 'The client, with its secret when a new one was made; or why nothing was changed.',
  types: () => [PartnerClient, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'PartnerClient'),
});
