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

  @FieldResolver(() => Agency, { nullable: true })
  agency(@Root() client: StoredPartnerClient, @Ctx() { agencies }: AccountsContext): Promise<StoredAgency | null> | null {
    return client.agencyId ? agencies.byId.load(client.agencyId) : null;
  }

  @Mutation(() => PartnerClientResult)
  createPartnerClient(
    @Arg('name', () => String) name: string,
    @Arg('agencyId', () => ID, { nullable: true }) agencyId: string | undefined,
    @Arg('scopes', () => [String]) scopes: string[],
    @Ctx() context: AccountsContext,
  ): Promise<typeof PartnerClientResult> {
    return refusing(() => createPartnerClient(context, { name, agencyId, scopes }) as never);
  }

  @Mutation(() => PartnerClientResult, { description: 'A new secret; the old one stays good for a day.' })
  rotatePartnerSecret(@Arg('id', () => ID) id: string, @Ctx() context: AccountsContext): Promise<typeof PartnerClientResult> {
    return refusing(() => rotatePartnerSecret(context, id) as never);
  }

  @Mutation(() => PartnerClientResult)
  revokePartnerClient(@Arg('id', () => ID) id: string, @Ctx() context: AccountsContext): Promise<typeof PartnerClientResult> {
    return refusing(() => revokePartnerClient(context, id) as never);
  }
}
