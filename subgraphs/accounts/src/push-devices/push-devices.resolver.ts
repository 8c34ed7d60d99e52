import { refusing, type Done } from '@pakn/service-kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { DoneResult } from '../done-result.ts';
import { registerPush, unregisterPush } from './register-push.ts';

@Resolver()
export class PushDevicesResolver {
  @Mutation(() => DoneResult, {
    description: "Lets this browser show one's notifications until one signs out here; NotificationPreferences.pushKey is the key to subscribe with.",
  })
  registerPush(
    @Arg('endpoint', () => String, { description: 'PushSubscription.endpoint' }) endpoint: string,
    @Arg('p256dh', () => String, { description: "The browser's public key, base64url." }) p256dh: string,
    @Arg('auth', () => String, { description: "The browser's secret, base64url." }) auth: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof DoneResult> {
    return refusing(async (): Promise<Done> => {
      await registerPush(context, { endpoint, keys: { p256dh, auth } });
      return { ok: true };
    });
  }

  @Mutation(() => DoneResult, { description: "A browser of one's own shows no notifications any more." })
  unregisterPush(
    @Arg('endpoint', () => String, { description: 'PushSubscription.endpoint' }) endpoint: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof DoneResult> {
    return refusing(async (): Promise<Done> => {
      await unregisterPush(context, endpoint);
      return { ok: true };
    });
  }
}
