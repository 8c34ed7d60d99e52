import { refusing, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AREA_COLUMNS, cornersOf, ownArea, type AreaRow } from '../case/in-area.ts';
import type { CasesContext } from '../context.ts';
import { DoneResult } from '../graph/done-result.ts';
import type { Category, Ward } from '../reference/reference-book.ts';
import { CategoryType, WardType } from '../reference/reference.graph.ts';
import { Area, AreaCircle, AreaInput, AreaPoint, AreaPreview, AreaPreviewResult, AreaResult } from './area.graph.ts';
import { previewArea } from './preview-area.ts';
import { deleteArea, saveArea } from './save-area.ts';

const LIST = `select ${AREA_COLUMNS} from cases.area a where a.account_id = $1 order by a.created_at, a.id`;
const WHICH = { description: 'The area.' };

/** Areas and fields to follow (B-21): each statement names the account, so that nobody meets another's. */
@Resolver(() => Area)
export class AreaResolver {
  @Directive('@listSize(assumedSize: 20)')
  @Query(() => [Area], { description: 'What the viewer follows, the oldest first.' })
  async myAreas(@Ctx() context: CasesContext): Promise<AreaRow[]> {
    return (await context.services.pool.query<AreaRow>(LIST, [context.subject()])).rows;
  }

  @Query(() => Area, { nullable: true, description: "One's own area; null: it is gone, or somebody else's." })
  area(@Ctx() context: CasesContext, @Arg('id', () => ID, WHICH) id: string): Promise<AreaRow | null> {
    return ownArea(context.services.pool, id, context.subject());
  }

  @Query(() => AreaPreviewResult, { description: 'How much an area would bring, before it is saved.' })
  areaPreview(@Ctx() context: CasesContext, @Arg('input', () => AreaInput, { description: 'The form.' }) input: AreaInput): Promise<AreaPreview | Refusal> {
    return refusing(() => previewArea(context, input));
  }

  @Mutation(() => AreaResult, { description: 'Follows an area, or changes one. At most 20 an account.' })
  saveArea(
    @Ctx() context: CasesContext,
    @Arg('input', () => AreaInput, { description: 'All of it, as it is now.' }) input: AreaInput,
    @Arg('id', () => ID, { nullable: true, description: 'Left out: a new one.' }) id?: string | null,
    @Arg('version', () => Int, { nullable: true, description: 'As it was seen; needed with id.' }) version?: number | null,
  ): Promise<AreaRow | Refusal> {
    return refusing(() => saveArea(context, { id: id ?? null, version: version ?? null, form: input }));
  }

  @Mutation(() => DoneResult, { description: 'Follows an area no longer.' })
  deleteArea(@Ctx() context: CasesContext, @Arg('id', () => ID, WHICH) id: string): Promise<{ ok: true } | Refusal> {
    return refusing(async () => {
      await deleteArea(context, id);
      return { ok: true as const };
    });
  }

  @FieldResolver(() => [WardType])
  wards(@Root() { wardCodes }: AreaRow, @Ctx() { services }: CasesContext): Ward[] {
    return wardCodes.flatMap((code) => services.reference.ward(code) ?? []);
  }

  @FieldResolver(() => [CategoryType])
  categories(@Root() { categoryCodes }: AreaRow, @Ctx() { services }: CasesContext): Category[] {
    return categoryCodes.flatMap((code) => services.reference.category(code) ?? []);
  }

  @FieldResolver(() => AreaCircle, { nullable: true })
  circle(@Root() { lon, lat, metres }: AreaRow): AreaCircle | null {
    return lon === null || lat === null || metres === null ? null : { lon, lat, metres };
  }

  @Directive('@listSize(assumedSize: 60)')
  @FieldResolver(() => [AreaPoint])
  outline(@Root() { outline }: AreaRow): AreaPoint[] {
    return outline === null ? [] : cornersOf(outline);
  }
}
