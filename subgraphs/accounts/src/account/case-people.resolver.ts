import { openPersonSeal, type PersonReference } from '@pakn/service-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { Case, HistoryEntry, SupportConversation } from './case-people.graph.ts';
import { ERASED, SYSTEM, UNNAMED } from './person-name.ts';
import { displayName, type SeenUser } from './seen-user.ts';
import { User } from './user.graph.ts';

/**
 * cases decides how much of a person a viewer may read and seals it; accounts renders. A seal that was forged, has expired, was made for another viewer
 * or belongs to another case shows nobody.
 */
@Resolver(() => Case)
export class CaseReporterResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What this viewer may read: full, masked or "Người dân", "Citizen" in English.' })
  @Directive('@requires(fields: "reporterRef")')
  @Directive('@tag(name: "viewer")')
  async reporterName(@Root() { id, reporterRef }: Case, @Ctx() context: AccountsContext): Promise<string> {
    const reference = referenceIn(context, reporterRef);
    if (reference === null || reference.case !== id) return UNNAMED[context.language];
    const seen = await personOf(context, reference);
    return seen ? displayName(seen, context.language) : nobody(context, reference);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The owner; for the reporter and officers who may see it.' })
  @Directive('@requires(fields: "reporterRef")')
  @Directive('@tag(name: "viewer")')
  async reporter(@Root() { id, reporterRef }: Case, @Ctx() context: AccountsContext): Promise<SeenUser | null> {
    const reference = referenceIn(context, reporterRef);
    if (reference === null || reference.case !== id) return null;
    if (reference.viewer === '') return null; // the public's reference: a name at most, never a person
    const seen = await personOf(context, reference);
    // A masked person has no profile for the public: only the name is shown, by reporterName.
    return seen && (seen.view !== 'MASKED' || context.identity.kind === 'OFFICER') ? seen : null;
  }
}

@Resolver(() => HistoryEntry)
export class HistoryActorResolver {
  @FieldResolver(() => String, { nullable: true, description: '"Hệ thống" for the system, "System" in English.' })
  @Directive('@requires(fields: "actorRef")')
  async actorName(@Root() { actorRef }: HistoryEntry, @Ctx() context: AccountsContext): Promise<string> {
    const reference = referenceIn(context, actorRef);
    if (reference === null) return UNNAMED[context.language];
    if (reference.account === null) return SYSTEM[context.language];
    const seen = await personOf(context, reference);
    return seen ? displayName(seen, context.language) : nobody(context, reference);
  }
}

@Resolver(() => SupportConversation)
export class SupportVisitorResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Operators: the masked name of a visitor who is signed in; null: nobody is, or for the visitor.',
  })
  @Directive('@requires(fields: "visitorRef")')
  async visitorName(@Root() { id, visitorRef }: SupportConversation, @Ctx() context: AccountsContext): Promise<string | null> {
    const reference = referenceIn(context, visitorRef);
    if (reference === null || reference.case !== id) return null;
    const seen = await personOf(context, reference);
    return seen ? displayName(seen, context.language) : nobody(context, reference);
  }
}

function referenceIn({ services, identity }: AccountsContext, sealed: string | null | undefined): PersonReference | null {
  const reference = sealed ? openPersonSeal(services.env.SEAL_KEY, sealed, services.now().getTime()) : null;
  return reference && (reference.viewer === '' || reference.viewer === identity.sub) ? reference : null;
}

/** Who is not shown: a person whom the viewer may not read, or somebody who deleted the account. */
async function nobody({ erased, language }: AccountsContext, { account, view }: PersonReference): Promise<string> {
  const isErased = account !== null && view !== 'NONE' && (await erased.load(account));
  return (isErased ? ERASED : UNNAMED)[language];
}

async function personOf({ accounts, identity }: AccountsContext, reference: PersonReference): Promise<SeenUser | null> {
  if (reference.account === null || reference.view === 'NONE') return null;
  const account = await accounts.load(reference.account);
  if (account === null) return null;
  return { account, view: account.id === identity.sub ? 'SELF' : reference.view };
}
