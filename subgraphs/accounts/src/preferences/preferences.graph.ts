import { Refusal } from '@pakn/service-kit';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { NotificationChannel } from '../graph-enums.ts';

@ObjectType({ description: 'How a person is notified of one kind of thing.' })
export class NotificationChoice {
  @Field(() => String, { description: 'Its code, for setNotificationPreferences.' }) kind!: string;
  @Field(() => String, { description: 'What it is, in the language of the request.' }) label!: string;
  @Field(() => [NotificationChannel], { description: 'Those that are on.' }) channels!: NotificationChannel[];
  @Field(() => [NotificationChannel], { description: 'Those that cannot be switched off.' }) fixed!: NotificationChannel[];
  @Field(() => [NotificationChannel], { description: 'Those that may be switched on: they are there here, reach the person and fit the kind.' })
  offered!: NotificationChannel[];
}

@ObjectType({ description: 'A channel that is not offered.' })
export class AbsentChannel {
  @Field(() => NotificationChannel, { description: 'Which one.' }) channel!: NotificationChannel;
  @Field(() => String, { description: 'Why not, and what can be done about it, in the language of the request.' }) reason!: string;
}

@ObjectType({ description: 'How a person wants to be notified.' })
export class NotificationPreferences {
  @Field(() => [NotificationChoice], { description: 'One for each kind that concerns the person, in the order in which they are shown.' })
  choices!: NotificationChoice[];
  @Field(() => String, { nullable: true, description: 'The first minute in which nothing leaves, "21:30", Asia/Ho_Chi_Minh; null: the hours of the province.' })
  quietFrom!: string | null;
  @Field(() => String, { nullable: true, description: 'The first minute in which messages leave again; the same as quietFrom: they leave at any hour.' })
  quietTo!: string | null;
  @Field(() => Boolean, { description: 'Whether new work also makes a sound on the desk.' }) sound!: boolean;
  @Field(() => String, { nullable: true, description: 'The quiet hours where the person has none of their own; null: then messages leave at any hour.' })
  usualQuietFrom!: string | null;
  @Field(() => String, { nullable: true, description: 'Their end.' }) usualQuietTo!: string | null;
  @Field(() => String, { nullable: true, description: 'The key with which a browser subscribes to push, base64url; null: there is no push here.' })
  pushKey!: string | null;
  @Field(() => [AbsentChannel], { description: 'The channels that are not offered, with why.' }) absent!: AbsentChannel[];
}

@InputType({ description: 'How the person wants to be notified of one kind of thing from now on.' })
export class NotificationChoiceInput {
  @Field(() => String, { description: 'NotificationChoice.kind' }) kind!: string;
  @Field(() => [NotificationChannel], { description: 'Those that are on from now on; what is fixed need not be named, what is not offered stays as it is.' })
  channels!: NotificationChannel[];
}

export const NotificationPreferencesResult = createUnionType({
  name: 'NotificationPreferencesResult',
  description: 'The preferences, or why they were not changed.',
  types: () => [NotificationPreferences, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'NotificationPreferences'),
});
