import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { exportMyData } from './export-my-data.ts';
import { MyDataResult } from './my-data.graph.ts';

@Resolver()
export class MyDataResolver {
  @Mutation(() => MyDataResult, { description: 'Everything that the system holds about oneself, reports included; five times a day, each time in the log.' })
  exportMyData(
    @Arg('password', () => String, { description: 'The password, typed again for this.' }) password: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof MyDataResult> {
    return refusing(() => exportMyData(context, password));
  }
}
