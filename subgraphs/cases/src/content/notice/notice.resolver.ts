import { isId, PAGE_AFTER, PAGE_FIRST, refusing, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../../context.ts';
import type { Attachment } from '../../entities/parts.entity.ts';
import { NoticeKind } from '../../graph/enums.ts';
import { AttachmentType } from '../../graph/parts.graph.ts';
import type { Agency } from '../../reference/reference-book.ts';
import { AgencyType } from '../../reference/reference.graph.ts';
import { mayPublish, mayWrite } from '../content-rights.ts';
import { DoneResult } from '../../graph/done-result.ts';
import { findNotice, listNotices, type Page } from './list-notices.ts';
import { deleteNotice, publishNotice, saveNotice } from './notice-acts.ts';
import { Notice, NoticeConnection, NoticeInput, NoticeResult } from './notice.graph.ts';
import type { NoticeRow } from './notice.ts';

const ID_OF = { description: 'Which one.' };
const VERSION = { description: 'As it was seen: another one is refused with STALE_VERSION.' };

/** Announcements (A2-06): everybody reads them, an agency's officers write them, operators and administrators publish them. */
@Resolver(() => Notice)
export class NoticeResolver {
  @Query(() => NoticeConnection, { description: 'Announcements that are published and valid, pinned ones first, then the newest.' })
  notices(
    @Ctx() { services, identity }: CasesContext,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('after', () => String, PAGE_AFTER) after?: string | null,
    @Arg('kind', () => NoticeKind, { nullable: true, description: 'Only these.' }) kind?: NoticeKind | null,
    @Arg('search', () => String, { nullable: true, description: 'Words of the title, summary or text; accents do not matter.' }) search?: string | null,
    @Arg('drafts', () => Boolean, { nullable: true, description: 'Officers: drafts that they write or publish too, and what is no longer valid.' })
    drafts?: boolean | null,
  ): Promise<Page<NoticeRow>> {
    return listNotices(services.pool, identity, { first, after, kind, search, drafts: drafts ?? false });
  }

  @Query(() => Notice, { nullable: true, description: 'An announcement; null when there is none that the viewer may see.' })
  async notice(@Ctx() { services, identity }: CasesContext, @Arg('id', () => ID, ID_OF) id: string): Promise<NoticeRow | null> {
    return isId(id) ? findNotice(services.pool, identity, id) : null;
  }

  @FieldResolver(() => AgencyType, { nullable: true, description: 'Who announces it; null: the province.' })
  agency(@Root() { agencyId }: NoticeRow, @Ctx() { services }: CasesContext): Agency | null {
    return services.reference.agency(agencyId) ?? null;
  }

  @FieldResolver(() => [AttachmentType], { description: 'Its files, in their order: for everybody once it is published.' })
  attachments(@Root() { id }: NoticeRow, @Ctx() { load }: CasesContext): Promise<Attachment[]> {
    return load.attachments('notice', id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change it or take it away.' })
  viewerMayChange(@Root() notice: NoticeRow, @Ctx() { identity }: CasesContext): boolean {
    return mayWrite(identity, notice) && (!notice.published || mayPublish(identity));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may publish it or take it back.' })
  viewerMayPublish(@Ctx() { identity }: CasesContext): boolean {
    return mayPublish(identity);
  }

  @Mutation(() => NoticeResult, { description: "Officers: a draft for the own agency, or changes one; administrators any agency's." })
  saveNotice(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, { nullable: true, description: 'Left out: a new one.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, ...VERSION }) version: number | null,
    @Arg('input', () => NoticeInput, { description: 'The form.' }) input: NoticeInput,
  ): Promise<NoticeRow | Refusal> {
    return refusing(() => saveNotice(context, { id: id ?? null, version: version ?? null, form: input }));
  }

  @Mutation(() => NoticeResult, { description: 'Operators and administrators: publishes a notice, or takes it back.' })
  publishNotice(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('on', () => Boolean, { description: 'false: it is a draft again.' }) on: boolean,
  ): Promise<NoticeRow | Refusal> {
    return refusing(() => publishNotice(context, { id, version, on }));
  }

  @Mutation(() => DoneResult, { description: 'Takes a notice away: who may change it.' })
  deleteNotice(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<{ ok: true } | Refusal> {
    return refusing(() => deleteNotice(context, { id, version }));
  }
}
