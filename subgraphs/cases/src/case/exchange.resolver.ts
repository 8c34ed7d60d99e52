import { encodeCursor, keyAfter, PAGE_AFTER, PAGE_FIRST, pageSize, type PageInfo } from '@pakn/service-kit';
import type { EntityClass } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import { columnsOf } from '../entities/case-row.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseType } from '../graph/case.graph.ts';
import { MessageConnection, MessageType, NoteConnection, NoteType } from '../graph/exchange.graph.ts';
import { Message, Note, type Attachment } from '../entities/parts.entity.ts';
import { AttachmentType, UserReference } from '../graph/parts.graph.ts';
import { AgencyType } from '../reference/reference.graph.ts';
import type { Agency } from '../reference/reference-book.ts';
import { seesExchange, seesInside } from './viewing.ts';

interface Page<R> {
  nodes: R[];
  pageInfo: PageInfo;
}

const EMPTY = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** A page of what was said, newest first. Ids are UUIDv7: their order is the order of time. */
async function newest<R extends { id: string }>(
  pool: Pool,
  table: 'message' | 'note',
  entity: EntityClass<object>,
  caseId: string,
  first: number,
  after: string | null | undefined,
): Promise<Page<R>> {
  const size = pageSize(first);
  const key = keyAfter(after, ['id']);
  const { rows } = await pool.query<R>(
    `select ${columnsOf('m', entity)} from cases.${table} m where m.case_id = $1 and ($2::uuid is null or m.id < $2::uuid) order by m.id desc limit ${size + 1}`,
    [caseId, key?.[0] ?? null],
  );
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return { nodes, pageInfo: { hasNextPage: rows.length > size, endCursor: last ? encodeCursor([last.id]) : null } };
}

@Resolver(() => CaseType)
export class ExchangeResolver {
  @FieldResolver(() => MessageConnection, { description: 'Newest first; empty for who may not read it.' })
  async messages(
    @Root() found: Case,
    @Ctx() context: CasesContext,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('after', () => String, PAGE_AFTER) after?: string | null,
  ): Promise<MessageConnection> {
    pageSize(first);
    return (await seesExchange(context, found)) ? newest<Message>(context.services.pool, 'message', Message, found.id, first, after) : EMPTY;
  }

  @FieldResolver(() => NoteConnection, { description: 'Newest first; officers of the case, empty for others.' })
  async notes(
    @Root() found: Case,
    @Ctx() context: CasesContext,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('after', () => String, PAGE_AFTER) after?: string | null,
  ): Promise<NoteConnection> {
    pageSize(first);
    return (await seesInside(context, found)) ? newest<Note>(context.services.pool, 'note', Note, found.id, first, after) : EMPTY;
  }
}

@Resolver(() => MessageType)
export class MessageResolver {
  @FieldResolver(() => AgencyType, { nullable: true, description: "Of an officer's message." })
  agency(@Root() message: Message, @Ctx() { services }: CasesContext): Agency | undefined {
    return services.reference.agency(message.agencyId);
  }

  @FieldResolver(() => [AttachmentType], { description: 'Its files.' })
  attachments(@Root() message: Message, @Ctx() { load }: CasesContext): Promise<Attachment[]> {
    return load.attachments('message', message.id);
  }
}

@Resolver(() => NoteType)
export class NoteResolver {
  @FieldResolver(() => AgencyType, { description: 'Where the author works.' })
  agency(@Root() note: Note, @Ctx() { services }: CasesContext): Agency | undefined {
    return services.reference.agency(note.agencyId);
  }

  @FieldResolver(() => UserReference, { nullable: true, description: 'The officer who wrote it; null while accounts cannot be reached.' })
  author(@Root() note: Note): UserReference {
    return { id: note.authorId };
  }

  @FieldResolver(() => [AttachmentType], { description: 'Its files.' })
  attachments(@Root() note: Note, @Ctx() { load }: CasesContext): Promise<Attachment[]> {
    return load.attachments('note', note.id);
  }
}
