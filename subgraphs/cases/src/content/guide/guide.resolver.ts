import { refusing, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, Directive, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { CasesContext } from '../../context.ts';
import { deleteContent, saveContent } from '../change-content.ts';
import { isOfficer } from '../content-rights.ts';
import { DoneResult } from '../../graph/done-result.ts';
import { Guide, GuideInput, GuideResult } from './guide.graph.ts';
import { GUIDES, readGuide, type GuideRow } from './guide.ts';

const LIST = `select ${GUIDES.select} from cases.guide where audience = 'PUBLIC' or $1 order by position, slug`;
/** The policy lets administrators in alone. */
const ADMINISTRATORS = { table: GUIDES, permit: (): void => {} };

/** The guide (A2-13): administrators write it. */
@Resolver(() => Guide)
export class GuideResolver {
  @Directive('@listSize(assumedSize: 20)')
  @Query(() => [Guide], { description: 'Chapters of the guide in their order; those for officers are shown to officers alone.' })
  async guides(@Ctx() { services, identity }: CasesContext): Promise<GuideRow[]> {
    return (await services.pool.query<GuideRow>(LIST, [isOfficer(identity)])).rows;
  }

  @Mutation(() => GuideResult, { description: 'Administrators: a new chapter, or changes the one with this address.' })
  saveGuide(
    @Ctx() context: CasesContext,
    @Arg('version', () => Int, { nullable: true, description: 'As it was seen: another one is refused with STALE_VERSION. Left out: a new chapter.' })
    version: number | null,
    @Arg('input', () => GuideInput, { description: 'The form.' }) input: GuideInput,
  ): Promise<GuideRow | Refusal> {
    const call = { ...ADMINISTRATORS, name: 'saveGuide', key: input.slug, version: version ?? null, asked: [version, input] };
    return refusing(() => saveContent(context, call, () => readGuide(input)));
  }

  @Mutation(() => DoneResult, { description: 'Administrators: takes a chapter away.' })
  deleteGuide(
    @Ctx() context: CasesContext,
    @Arg('slug', () => ID, { description: 'Which one.' }) slug: string,
    @Arg('version', () => Int, { description: 'As it was seen: another one is refused with STALE_VERSION.' }) version: number,
  ): Promise<{ ok: true } | Refusal> {
    return refusing(() => deleteContent(context, { ...ADMINISTRATORS, name: 'deleteGuide', key: slug, version, asked: [slug, version] }));
  }
}
