import { isId, newId, PAGE_AFTER, PAGE_FIRST, refusing, type Identity, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../../context.ts';
import type { Agency } from '../../reference/reference-book.ts';
import { AgencyType } from '../../reference/reference.graph.ts';
import { deleteContent, saveContent, type ContentCall } from '../change-content.ts';
import { mayPublish, mayWrite, permitChange } from '../content-rights.ts';
import { DoneResult } from '../../graph/done-result.ts';
import { KnowledgeArticle, KnowledgeConnection, KnowledgeInput, KnowledgeResult } from './knowledge.graph.ts';
import { findKnowledge, KNOWLEDGE, listKnowledge, readKnowledge, type KnowledgeRow } from './knowledge.ts';

const VERSION = { description: 'As it was seen: another one is refused with STALE_VERSION.' };

/** The knowledge base (A8-29): officers look things up and write for their own agency; what everybody reads is written by operators and administrators. */
@Resolver(() => KnowledgeArticle)
export class KnowledgeResolver {
  @Query(() => KnowledgeConnection, { description: 'Articles that are public and valid; officers get all of them.' })
  knowledge(
    @Ctx() { services, identity }: CasesContext,
    @Arg('search', () => String, { nullable: true, description: 'Words of the title or text; accents do not matter.' }) search: string | null,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('after', () => String, PAGE_AFTER) after?: string | null,
  ): ReturnType<typeof listKnowledge> {
    return listKnowledge(services.pool, identity, { first, after, search });
  }

  @Query(() => KnowledgeArticle, { nullable: true, description: 'An article; null when there is none that the viewer may see.' })
  async knowledgeArticle(
    @Ctx() { services, identity }: CasesContext,
    @Arg('id', () => ID, { description: 'Which one.' }) id: string,
  ): Promise<KnowledgeRow | null> {
    return isId(id) ? findKnowledge(services.pool, identity, id) : null;
  }

  @FieldResolver(() => AgencyType, { nullable: true, description: 'Whose it is; null: the province.' })
  agency(@Root() { agencyId }: KnowledgeRow, @Ctx() { services }: CasesContext): Agency | null {
    return services.reference.agency(agencyId) ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change it or take it away.' })
  viewerMayChange(@Root() article: KnowledgeRow, @Ctx() { identity }: CasesContext): boolean {
    return mayWrite(identity, article) && (article.audience !== 'PUBLIC' || mayPublish(identity));
  }

  @Mutation(() => KnowledgeResult, { description: 'Officers: an article of the own agency; public ones by operators and administrators.' })
  saveKnowledge(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, { nullable: true, description: 'Left out: a new one.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, ...VERSION }) version: number | null,
    @Arg('input', () => KnowledgeInput, { description: 'The form.' }) input: KnowledgeInput,
  ): Promise<KnowledgeRow | Refusal> {
    const { identity, services } = context;
    const call: ContentCall<KnowledgeRow> = {
      ...{ name: 'saveKnowledge', table: KNOWLEDGE, key: id ?? newId(), version: id ? (version ?? 0) : null, asked: [id, version, input] },
      permit: permitted(identity, input.audience === 'PUBLIC'),
    };
    return refusing(() =>
      saveContent(context, call, (before, now) => ({
        ...readKnowledge(input, before, { now, category: services.reference.category }),
        ...(before ? {} : { agencyId: identity.agencyId ?? null }),
      })),
    );
  }

  @Mutation(() => DoneResult, { description: 'Takes an article away: who may change it.' })
  deleteKnowledge(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, { description: 'Which one.' }) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<{ ok: true } | Refusal> {
    const call = { name: 'deleteKnowledge', table: KNOWLEDGE, key: id, version, asked: [id, version], permit: permitted(context.identity, false) };
    return refusing(() => deleteContent(context, call));
  }
}

/** What is public, or becomes it, is for who may publish. Officers see every article: nothing is hidden from them here. */
const permitted =
  (identity: Identity, becomesPublic: boolean) =>
  (before: KnowledgeRow | null): void =>
    permitChange(identity, before, { isPublic: becomesPublic || before?.audience === 'PUBLIC', isSeen: true });
