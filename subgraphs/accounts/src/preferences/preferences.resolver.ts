import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { NotificationChoiceInput, NotificationPreferences, NotificationPreferencesResult } from './preferences.graph.ts';
import { readPreferences } from './read-preferences.ts';
import { setPreferences } from './set-preferences.ts';

@Resolver()
export class PreferencesResolver {
  @Query(() => NotificationPreferences, { description: 'How one wants to be notified.' })
  @Directive('@tag(name: "viewer")')
  notificationPreferences(@Ctx() context: AccountsContext): Promise<NotificationPreferences> {
    return readPreferences(context.services, { accountId: context.subject(), language: context.language });
  }

  @Mutation(() => NotificationPreferencesResult, { description: 'Changes how one is notified; kinds that are not named stay as they are.' })
  setNotificationPreferences(
    @Arg('choices', () => [NotificationChoiceInput], { description: 'The kinds that change; may be empty.' }) choices: NotificationChoiceInput[],
    @Arg('quietFrom', () => String, { nullable: true, description: '"21:30", with quietTo; null: the hours of the province; left out: they stay.' })
    quietFrom: string | null | undefined,
    @Arg('quietTo', () => String, { nullable: true, description: 'The same as quietFrom: messages leave at any hour.' }) quietTo: string | null | undefined,
    @Arg('sound', () => Boolean, { nullable: true, description: 'Left out: it stays.' }) sound: boolean | null | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<typeof NotificationPreferencesResult> {
    const accountId = context.subject();
    return refusing(async () => {
      await setPreferences(context.services, accountId, { choices, quietFrom, quietTo, sound });
      return readPreferences(context.services, { accountId, language: context.language });
    });
  }
}
