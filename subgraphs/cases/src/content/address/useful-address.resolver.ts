import { newId, refusing, type Refusal } from '@pakn/service-kit';
import { codesOf, hasWords, isCodeOf, USEFUL_ADDRESS_KIND } from '@pakn/vocabulary';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../../context.ts';
import type { Ward } from '../../reference/reference-book.ts';
import { WardType } from '../../reference/reference.graph.ts';
import { deleteContent, saveContent } from '../change-content.ts';
import { DoneResult } from '../../graph/done-result.ts';
import { UsefulAddress, UsefulAddressInput, UsefulAddressResult } from './useful-address.graph.ts';
import { readAddress, USEFUL_ADDRESSES, type UsefulAddressRow } from './useful-address.ts';

const ID_OF = { description: 'Which one.' };
const VERSION = { description: 'As it was seen: another one is refused with STALE_VERSION.' };
const LIST = `select ${USEFUL_ADDRESSES.select} from cases.useful_address order by array_position($1, kind), name collate "vi-x-icu", id`;
/** The policy lets administrators in alone. */
const ADMINISTRATORS = { table: USEFUL_ADDRESSES, permit: (): void => {} };

/** Useful addresses (A2-12): administrators keep them. */
@Resolver(() => UsefulAddress)
export class UsefulAddressResolver {
  @Directive('@listSize(assumedSize: 100)')
  @Query(() => [UsefulAddress], { description: 'Addresses that people need, by kind and name.' })
  async usefulAddresses(
    @Ctx() { services }: CasesContext,
    @Arg('search', () => String, { nullable: true, description: 'Words of the name, kind, address, commune or number; accents do not matter.' })
    search?: string | null,
  ): Promise<UsefulAddressRow[]> {
    const { rows } = await services.pool.query<UsefulAddressRow>(LIST, [codesOf(USEFUL_ADDRESS_KIND)]);
    if (!search) return rows;
    const wordsOf = ({ kind, name, address, phone, wardCode }: UsefulAddressRow): string => {
      const labels = isCodeOf(USEFUL_ADDRESS_KIND, kind) ? Object.values(USEFUL_ADDRESS_KIND[kind]) : [];
      return [...labels, name, address, phone, services.reference.ward(wardCode)?.name].join(' ');
    };
    return rows.filter((row) => hasWords(wordsOf(row), search));
  }

  @FieldResolver(() => WardType, { nullable: true, description: 'In which commune; null: not said.' })
  ward(@Root() { wardCode }: UsefulAddressRow, @Ctx() { services }: CasesContext): Ward | null {
    return services.reference.ward(wardCode) ?? null;
  }

  @Mutation(() => UsefulAddressResult, { description: 'Administrators: a new address, or changes one.' })
  saveUsefulAddress(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, { nullable: true, description: 'Left out: a new one.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, ...VERSION }) version: number | null,
    @Arg('input', () => UsefulAddressInput, { description: 'The form.' }) input: UsefulAddressInput,
  ): Promise<UsefulAddressRow | Refusal> {
    const call = { name: 'saveUsefulAddress', key: id ?? newId(), version: id ? (version ?? 0) : null, asked: [id, version, input] };
    return refusing(() => saveContent(context, { ...ADMINISTRATORS, ...call }, (before) => readAddress(input, before, context.services.reference)));
  }

  @Mutation(() => DoneResult, { description: 'Administrators: takes an address away.' })
  deleteUsefulAddress(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<{ ok: true } | Refusal> {
    return refusing(() => deleteContent(context, { ...ADMINISTRATORS, name: 'deleteUsefulAddress', key: id, version, asked: [id, version] }));
  }
}
