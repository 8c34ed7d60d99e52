import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Agency } from '../agency/agency.graph.ts';
import type { StoredAgency } from '../agency/agency.loader.ts';
import type { AccountsContext } from '../context.ts';
import { createPartnerClient, revokePartnerClient, rotatePartnerSecret } from './manage-partner-client.ts';
import { StoredPartnerClient } from './partner-client.entity.ts';
import { PartnerClient, PartnerClientResult } from './partner-client.graph.ts';

@Resolver(() => PartnerClient)
export class PartnerClientResolver {
  @Query(() => [PartnerClient], { description: 'Administrators.' })
  partnerClients(@Ctx() { services }: AccountsContext): Promise<StoredPartnerClient[]> {
    return services.orm.em.fork().find(StoredPartnerClient, {}, { orderBy: { name: 'asc', id: 'asc' } });
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that it acts for; null: none.' })
  agency(@Root() client: StoredPartnerClient, @Ctx() { agencies }: AccountsContext): Promise<StoredAgency | null> | null {
    return client.agencyId ? agencies.byId.load(client.agencyId) : null;
  }

  @Mutation(() => PartnerClientResult, { description: 'Administrators: makes a client; its secret is shown only in this answer.' })
  createPartnerClient(
    @Arg('name', () => String, { description: '1 to 200 characters.' }) name: string,
    @Arg('agencyId', () => ID, { nullable: true, description: 'The agency that it acts for; left out: none.' }) agencyId: string | undefined,
    @Arg('scopes', () => [String], { description: 'At least one of cases:read, cases:submit, cases:handle, stats:read, webhooks:manage.' }) scopes: string[],
    @Ctx() context: AccountsContext,
  ): Promise<typeof PartnerClientResult> {
    return refusing(() => createPartnerClient(context, { name, agencyId, scopes }) as never);
  }

  @Mutation(() => PartnerClientResult, { description: 'A new secret; the old one stays good for a day.' })
  rotatePartnerSecret(
    @Arg('id', () => ID, { description: 'An active client.' }) id: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof PartnerClientResult> {
    return refusing(() => rotatePartnerSecret(context, id) as never);
  }

  @Mutation(() => PartnerClientResult, { description: 'Administrators: the secret is refused at once, its tokens within seconds. It cannot be undone.' })
  revokePartnerClient(@Arg('id', () => ID, { description: 'The client.' }) id: string, @Ctx() context: AccountsContext): Promise<typeof PartnerClientResult> {
    return refusing(() => revokePartnerClient(context, id) as never);
  }
}
