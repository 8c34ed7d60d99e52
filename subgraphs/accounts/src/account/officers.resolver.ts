import { encodeCursor, keyAfter, PAGE_AFTER, PAGE_FIRST, pageSize } from '@pakn/service-kit';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Agency } from '../agency/agency.graph.ts';
import type { StoredAgency } from '../agency/agency.loader.ts';
import type { AccountsContext } from '../context.ts';
import { isManaged, managedAgencies } from './manage.ts';
import { namedLike } from './person-name.ts';
import type { SeenUser } from './seen-user.ts';
import { UserConnection } from './user.graph.ts';

@Resolver(() => Agency)
export class OfficersResolver {
  @FieldResolver(() => UserConnection, {
    description: 'By name. For its leader, the leaders above it, supervisors and administrators; empty for everybody else.',
  })
  async officers(
    @Root() agency: StoredAgency,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('after', () => String, PAGE_AFTER) after: string | undefined,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Words of a name, whole or begun, in any order; upper case, tone marks and đ make no difference.',
    })
    search: string | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<UserConnection> {
    const limit = pageSize(first);
    if (!(await mayListOfficers(context, agency.id))) return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 };
    const from = keyAfter(after, ['text', 'id']);
    const named = namedLike(search ?? '', 5);
    const { rows } = await context.services.pool.query<{ id: string; name: string; total: number }>(
      `select id, name_folded as name, count(*) over ()::int as total from accounts.account where kind = 'OFFICER' and agency_id = $1 and ($2::text is null or (name_folded, id) > ($2, $3::uuid))
       and ${named.sql} order by name_folded, id limit $4`,
      [agency.id, from?.[0] ?? null, from?.[1] ?? null, limit + 1, ...named.values],
    );
    const page = rows.slice(0, limit);
    const accounts = await context.accounts.loadMany(page.map((row) => row.id));
    const nodes = accounts.flatMap((account): SeenUser[] => (account === null || account instanceof Error ? [] : [{ account, view: 'FULL' }]));
    const last = page.at(-1);
    return {
      nodes,
      pageInfo: { hasNextPage: rows.length > limit, endCursor: last ? encodeCursor([last.name, last.id]) : null },
      totalCount: rows[0]?.total ?? 0,
    };
  }
}

async function mayListOfficers(context: AccountsContext, agencyId: string): Promise<boolean> {
  const { kind, roles } = context.identity;
  return kind === 'OFFICER' && (roles.includes('SUPERVISOR') || isManaged(await managedAgencies(context), agencyId));
}
