import { isId } from '@pakn/service-kit';
import { hasWords } from '@pakn/vocabulary';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { AgencyKind } from '../graph-enums.ts';
import { Agency, Ward } from './agency.graph.ts';
import { AGENCY_COLUMNS, type StoredAgency } from './agency.loader.ts';

@Resolver(() => Agency)
export class AgencyResolver {
  @Query(() => Agency, { nullable: true, description: 'One agency by its id or its code, closed ones too; null: there is none.' })
  async agency(
    @Arg('id', () => ID, { nullable: true, description: 'The agency.' }) id: string | undefined,
    @Arg('code', () => String, { nullable: true, description: 'Looked at when there is no id.' }) code: string | undefined,
    @Ctx() { services, agencies }: AccountsContext,
  ): Promise<StoredAgency | null> {
    if (id !== undefined && id !== null) return isId(id) ? agencies.byId.load(id) : null;
    const { rows } = await services.pool.query<StoredAgency>(`select ${AGENCY_COLUMNS} from accounts.agency where code = $1`, [code ?? '']);
    return rows[0] ?? null;
  }

  /** Active ones only; about 100 rows, so the search runs over them here: blind to case, tone marks and đ. */
  @Directive('@listSize(assumedSize: 150)')
  @Query(() => [Agency], { description: 'Active agencies by name; `search` looks at name and code.' })
  async agencies(
    @Arg('kind', () => AgencyKind, { nullable: true, description: 'Only agencies of this kind.' }) kind: AgencyKind | undefined,
    @Arg('search', () => String, { nullable: true, description: 'Words of the name or the code; upper case, tone marks and đ make no difference.' }) search:
      | string
      | undefined,
    @Ctx() { services }: AccountsContext,
  ): Promise<StoredAgency[]> {
    const { rows } = await services.pool.query<StoredAgency>(`select ${AGENCY_COLUMNS} from accounts.agency where active and ($1::text is null or kind = $1)`, [
      kind ?? null,
    ]);
    return rows.filter(({ name, code }) => hasWords(`${name} ${code}`, search ?? '')).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that it is a unit of; null: of none.' })
  parent(@Root() agency: StoredAgency, @Ctx() { agencies }: AccountsContext): Promise<StoredAgency | null> | null {
    return agency.parentId === null ? null : agencies.byId.load(agency.parentId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who took its work over when it was closed.' })
  successor(@Root() agency: StoredAgency, @Ctx() { agencies }: AccountsContext): Promise<StoredAgency | null> | null {
    return agency.successorId === null ? null : agencies.byId.load(agency.successorId);
  }

  @FieldResolver(() => Ward, { nullable: true, description: 'The commune that a commune agency is responsible for.' })
  ward(@Root() agency: StoredAgency): Ward | null {
    return agency.wardCode === null ? null : { code: agency.wardCode };
  }

  @FieldResolver(() => [Agency], { description: 'Closed agencies whose work it took over, by code.' })
  predecessors(@Root() agency: StoredAgency, @Ctx() { agencies }: AccountsContext): Promise<StoredAgency[]> {
    return agencies.predecessorsOf.load(agency.id);
  }

  @FieldResolver(() => [Agency], { description: 'Agencies that are units of it, by code; closed ones too.' })
  children(@Root() agency: StoredAgency, @Ctx() { agencies }: AccountsContext): Promise<StoredAgency[]> {
    return agencies.childrenOf.load(agency.id);
  }
}
