import { Ctx, Query, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { Campaign } from './campaign.graph.ts';

/** Whoever registers may make a code up: the list has an end. */
const MOST = 500;

@Resolver()
export class CampaignResolver {
  @Query(() => [Campaign], { description: 'Registrations by campaign, the largest first; at most 500. Supervisors and administrators.' })
  async campaigns(@Ctx() { services }: AccountsContext): Promise<Campaign[]> {
    const { rows } = await services.pool.query<Campaign>('select code, registered from accounts.campaign order by registered desc, code limit $1', [MOST]);
    return rows;
  }
}
