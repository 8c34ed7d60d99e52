import type { Session } from '@pakn/graph';
import { openFileShelf } from '@pakn/ui/upload/file-shelf';
import { clearDrafts, DRAFTS } from './draft';

let watched: Session | null = null;

/** From the first visit of the console on, another person on this page finds no drafts, wherever on the page the officer signs out. */
export function forgetDraftsWith(session: Session): void {
  if (watched === session) return;
  watched = session;
  session.onPersonChanged(() => {
    clearDrafts();
    void openFileShelf().then((shelf) => shelf?.dropForms(DRAFTS));
  });
}
