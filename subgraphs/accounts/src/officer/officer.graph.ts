import { Refusal } from '@pakn/service-kit';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { SeenUser } from '../account/seen-user.ts';
import { User } from '../account/user.graph.ts';
import { Role } from '../graph-enums.ts';

/** What is said of an officer to be invited, alone or in a row. */
export const INVITED = {
  agencyId: 'An active agency that the caller administers.',
  fullName: 'At most 100 characters, letters only.',
  phone: 'A Vietnamese mobile: the activation and the codes at sign-in go there.',
  roles: 'At least one; ADMIN and SUPERVISOR are given by administrators, OPERATOR at the duty desk only.',
  position: 'As it is shown, for example "Phó phòng"; at most 100 characters.',
} as const;

@InputType({ description: 'An officer who is to be invited.' })
export class OfficerInput {
  @Field(() => ID, { description: INVITED.agencyId }) agencyId!: string;
  @Field(() => String, { description: INVITED.fullName }) fullName!: string;
  @Field(() => String, { description: INVITED.phone }) phone!: string;
  @Field(() => String, { nullable: true, description: "The officer's e-mail address at work." }) email?: string | null;
  @Field(() => [Role], { description: INVITED.roles }) roles!: Role[];
  @Field(() => String, { nullable: true, description: INVITED.position }) position?: string | null;
}

@ObjectType({ description: 'What became of one row: the invited officer, or why not.' })
export class InvitationRow {
  @Field(() => Int, { description: 'Its place in the input, from 1.' }) row!: number;
  @Field(() => User, { nullable: true, description: 'The invited officer; null when the row was refused.' }) user!: SeenUser | null;
  @Field(() => Refusal, { nullable: true, description: 'Paths of its fields are those of OfficerInput.' }) refusal!: Refusal | null;
}

@ObjectType({ description: 'What became of many invitations; a bad row does not spoil the others.' })
export class Invitations {
  @Field(() => [InvitationRow], { description: 'One for each row of the input, in the same order.' }) rows!: InvitationRow[];
  @Field(() => Int, { description: 'Rows with a user.' }) invited!: number;
  @Field(() => Int, { description: 'Rows with a refusal.' }) refused!: number;
}

export const InvitationsResult = createUnionType({
  name: 'InvitationsResult',
  description: 'A Refusal when there are no rows or more than 200.',
  types: () => [Invitations, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'Invitations'),
});
