import type { Viewer } from '@pakn/graph';
import type { CaseEventKind } from '../gql/graphql';
import { sitsAtDesk, standsIn } from '../inbox/queues';
import type { Queue } from '../inbox/row';
import type { DeskEvent } from './desk';

/** What an officer is called for; everything else only changes the lists. */
const CALLING: Partial<Record<CaseEventKind, Queue>> = {
  SUBMITTED: 'TRIAGE',
  RETURNED: 'RETURNED',
  RESULT_RETURNED: 'TO_REVIEW',
  ASSIGNED: 'UNCLAIMED',
  REWORK_REQUESTED: 'TO_HANDLE',
};

/** The queue that a case newly lies in for this viewer, or null when the event is no call: the desk is called for what comes to the desk, agencies for what comes to them. */
export function callOf(event: DeskEvent, viewer: Pick<Viewer, 'officer'>): Queue | null {
  const queue = CALLING[event.kind];
  return queue && event.case && standsIn(queue, event.case, viewer) && (queue !== 'TO_REVIEW' || sitsAtDesk(viewer)) ? queue : null;
}
