import { Refusal } from '@pakn/service-kit';
import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';

const STAYS = 'Left out it stays as it is, null empties it.';

@ObjectType({ description: 'An address that people need: who answers there, where and when.' })
export class UsefulAddress {
  @Field(() => ID, { description: 'Opaque.' }) id!: string;
  @Field(() => String, { description: 'emergency, authority, police, fire, health, utility, tourism or other.' }) kind!: string;
  @Field(() => String, { description: 'In Vietnamese.' }) name!: string;
  @Field(() => String, { description: 'Where it is, or where it answers.' }) address!: string;
  @Field(() => String, { nullable: true, description: 'As people read it: "115"; null: none.' }) phone?: string | null;
  @Field(() => String, { nullable: true, description: 'Null: none.' }) email?: string | null;
  @Field(() => String, { nullable: true, description: 'An address that begins with https://; null: none.' }) url?: string | null;
  @Field(() => String, { nullable: true, description: 'In words; null: not known.' }) openingHours?: string | null;
  @Field(() => Float, { nullable: true, description: 'WGS 84, in degrees; null: no point.' }) lon?: number | null;
  @Field(() => Float, { nullable: true, description: 'WGS 84, in degrees; null: no point.' }) lat?: number | null;
  @Field(() => Int, { description: 'Rises with every change.' }) version!: number;
  wardCode!: string | null;
}

@InputType({ description: 'A useful address as an administrator fills it in.' })
export class UsefulAddressInput {
  @Field(() => String, { description: 'At most 200 characters.' }) name!: string;
  @Field(() => String, { description: 'emergency, authority, police, fire, health, utility, tourism or other.' }) kind!: string;
  @Field(() => String, { description: 'At most 300 characters.' }) address!: string;
  @Field(() => String, { nullable: true, description: `A telephone number as people read it. ${STAYS}` }) phone?: string | null;
  @Field(() => String, { nullable: true, description: `An e-mail address. ${STAYS}` }) email?: string | null;
  @Field(() => String, { nullable: true, description: `An address that begins with https://. ${STAYS}` }) url?: string | null;
  @Field(() => String, { nullable: true, description: `At most 200 characters. ${STAYS}` }) openingHours?: string | null;
  @Field(() => String, { nullable: true, description: `Code of a commune of the province. ${STAYS}` }) wardCode?: string | null;
  @Field(() => Float, { nullable: true, description: `Within the province, together with lat. ${STAYS}` }) lon?: number | null;
  @Field(() => Float, { nullable: true, description: `Within the province, together with lon. ${STAYS}` }) lat?: number | null;
}

export const UsefulAddressResult = createUnionType({
  name: 'UsefulAddressResult',
  description: 'The address as it is now, or why it was not changed.',
  types: () => [UsefulAddress, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'UsefulAddress'),
});
