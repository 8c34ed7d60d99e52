import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How many have registered by a poster, a team or a unit: a number, and nothing about who.' })
export class Campaign {
  @Field(() => String, { description: 'As it is given at registration: "DOAN-TN-NHA-TRANG".' }) code!: string;
  @Field(() => Int, { description: 'Accounts of individuals and organisations that were made with it.' }) registered!: number;
}
