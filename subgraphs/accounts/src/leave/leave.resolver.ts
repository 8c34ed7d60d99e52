import { DateTimeScalar, refusing } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { UserResult } from '../account/user.graph.ts';
import type { AccountsContext } from '../context.ts';
import { endLeave, setLeave } from './set-leave.ts';

const WHOSE = { nullable: true, description: 'Left out: oneself.' };

@Resolver()
export class LeaveMutations {
  @Mutation(() => UserResult, { description: 'Officers for themselves, leaders and administrators for their officers: a leave with somebody who stands in.' })
  setLeave(
    @Arg('userId', () => ID, WHOSE) userId: string | null | undefined,
    @Arg('from', () => DateTimeScalar, { description: 'The first moment of the leave.' }) from: Date,
    @Arg('to', () => DateTimeScalar, { description: 'Back at work from here on; at most 366 days later.' }) to: Date,
    @Arg('deputyId', () => ID, { description: 'An active officer of the same agency who is not away then.' }) deputyId: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof UserResult> {
    return refusing(async () => ({ account: await setLeave(context, userId ?? null, { from, to, deputyId }), view: 'FULL' })) as never;
  }

  @Mutation(() => UserResult, { description: 'Back at work, or the leave that was to come is off.' })
  endLeave(@Arg('userId', () => ID, WHOSE) userId: string | null | undefined, @Ctx() context: AccountsContext): Promise<typeof UserResult> {
    return refusing(async () => ({ account: await endLeave(context, userId ?? null), view: 'FULL' })) as never;
  }
}
