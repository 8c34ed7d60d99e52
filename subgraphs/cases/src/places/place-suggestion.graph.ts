import { Field, ObjectType } from 'type-graphql';
import { PlaceType } from '../graph/case.graph.ts';

@ObjectType({ description: 'A place that somebody may mean who types it (A4-08).' })
export class PlaceSuggestion {
  @Field(() => String, { description: 'As it is called today: "Phường Ninh Hòa", "12 Trần Phú, Phường Nha Trang".' }) label!: string;
  @Field(() => PlaceType, { description: 'Address and commune. A street has the middle of what was reported in it, approximately; a commune has no point.' })
  place!: PlaceType;
  @Field(() => String, {
    nullable: true,
    description: 'The former commune or district that was typed: "Phường Ninh Hiệp, thị xã Ninh Hòa"; null: it is called so today.',
  })
  oldName?: string | null;
}
