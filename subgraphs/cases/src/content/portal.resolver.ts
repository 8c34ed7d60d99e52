import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import { Portal, PortalLink } from '../reference/portal.graph.ts';
import type { PortalSettings } from '../reference/portal.ts';
import { isOfficer } from './content-rights.ts';
import { currentAlert } from './notice/list-notices.ts';
import { Notice } from './notice/notice.graph.ts';
import type { NoticeRow } from './notice/notice.ts';

/** What of the portal is no setting for everybody. */
@Resolver(() => Portal)
export class PortalResolver {
  @FieldResolver(() => Notice, { nullable: true, description: 'The newest warning that is valid: it stands above the home page; null: there is none.' })
  alert(@Ctx() { services }: CasesContext): Promise<NoticeRow | null> {
    return currentAlert(services.pool);
  }

  @FieldResolver(() => [PortalLink], { description: 'Where officers find help (A9-06); others get none.' })
  officerHelp(@Root() portal: PortalSettings, @Ctx() { identity }: CasesContext): PortalSettings['officerHelp'] {
    return isOfficer(identity) ? portal.officerHelp : [];
  }
}
