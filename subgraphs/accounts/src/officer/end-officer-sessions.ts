import { logChange } from '../audit/log-change.ts';
import { changedBy, changing } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { endSessionsOf } from '../session/revoke.ts';
import { managedOfficer } from '../account/manage.ts';

/** Signs an officer out everywhere, for a lost phone or a shared desk. @throws NOT_FOUND, FORBIDDEN */
export async function endOfficerSessions(context: AccountsContext, userId: string): Promise<void> {
  const { services } = context;
  const by = changedBy(context, 'ended by an administrator');
  await changing(services, by, async (em) => {
    const officer = await managedOfficer(context, em, userId);
    await endSessionsOf(em, officer.id, { at: services.now(), reason: by.reason });
    await logChange(em, context, { action: 'endOfficerSessions', subjectId: officer.id, changes: [] });
  });
}
