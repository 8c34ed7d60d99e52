import { DateTimeScalar, Refusal, registerGraphEnum } from '@pakn/service-kit';
import { DIGEST_FREQUENCY, valuesOf, type DigestFrequency as Frequency } from '@pakn/vocabulary';
import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CategoryType, WardType } from '../reference/reference.graph.ts';

const DigestFrequency = valuesOf(DIGEST_FREQUENCY);
registerGraphEnum('DigestFrequency', DigestFrequency);

@ObjectType({ description: 'A point, WGS 84.' })
export class AreaPoint {
  @Field(() => Float, { description: 'Longitude, in degrees.' }) lon!: number;
  @Field(() => Float, { description: 'Latitude, in degrees.' }) lat!: number;
}

@ObjectType({ description: 'A circle on the map.' })
export class AreaCircle {
  @Field(() => Float, { description: 'Longitude of its centre, in degrees.' }) lon!: number;
  @Field(() => Float, { description: 'Latitude of its centre, in degrees.' }) lat!: number;
  @Field(() => Int, { description: 'Its radius, in metres.' }) metres!: number;
}

@ObjectType({ description: 'What somebody follows (B-21): communes, fields, a circle or an outline. All that it names must hold; only its owner sees it.' })
export class Area {
  @Field(() => ID, { description: 'The area; CaseFilter.areaId lists what lies in it.' }) id!: string;
  @Field(() => Int, { description: 'Send it with every change.' }) version!: number;
  @Field(() => String, { description: 'As its owner calls it.' }) name!: string;
  @Field(() => [WardType], { description: 'In one of these communes; empty: in any.' }) wards!: WardType[];
  @Field(() => [CategoryType], { description: 'About one of these; empty: about anything.' }) categories!: CategoryType[];
  @Field(() => AreaCircle, { nullable: true, description: 'Within this circle.' }) circle?: AreaCircle | null;
  @Field(() => [AreaPoint], { description: 'Within this outline, its corners in turn; empty: there is none.' }) outline!: AreaPoint[];
  @Field(() => DigestFrequency, { description: 'How often a digest is sent.' }) frequency!: Frequency;
}

@InputType({ description: 'A point, WGS 84, within the province.' })
class AreaPointInput {
  @Field(() => Float, { description: 'Longitude, in degrees.' }) lon!: number;
  @Field(() => Float, { description: 'Latitude, in degrees.' }) lat!: number;
}

@InputType({ description: 'A circle within the province.' })
class AreaCircleInput extends AreaPointInput {
  @Field(() => Float, { description: 'Its radius: 100 to 20,000 m.' }) metres!: number;
}

@InputType({ description: 'An area to follow. It names a commune, a field, a circle or an outline at least; a circle or an outline, not both.' })
export class AreaInput {
  @Field(() => String, { description: 'At most 80 characters; only its owner reads it.' }) name!: string;
  @Field(() => [String], { nullable: true, description: 'Communes, 5 digits each.' }) wardCodes?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Of categories.' }) categoryCodes?: string[] | null;
  @Field(() => AreaCircleInput, { nullable: true, description: 'By the public points of reports.' }) circle?: AreaCircleInput | null;
  @Field(() => [AreaPointInput], { nullable: true, description: '3 to 60 corners in turn.' }) outline?: AreaPointInput[] | null;
  @Field(() => DigestFrequency, { description: 'How often a digest is sent.' }) frequency!: Frequency;
}

@ObjectType({ description: 'What an area would have brought.' })
export class AreaPreview {
  @Field(() => Int, { description: 'Public reports of the last 30 days that lie in it; at most 1,000 are counted.' }) recentCount!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When its first digest would be due; null: never.' }) digestAt?: Date | null;
}

export const AreaResult = createUnionType({
  name: 'AreaResult',
  description: 'The area, or why not.',
  types: () => [Area, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'Area'),
});

export const AreaPreviewResult = createUnionType({
  name: 'AreaPreviewResult',
  description: 'The preview, or what is wrong in the form.',
  types: () => [AreaPreview, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'AreaPreview'),
});
