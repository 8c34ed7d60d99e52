import type { CaseEvent } from '@pakn/events/case';
import { checkedFileIds } from '../process/files.ts';
import { permit } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { wordsOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';

/** The longest note, in graphemes. */
const LONGEST_NOTE = 5_000;

/** Ý kiến xử lý: officers among themselves. It takes no version: it only adds. */
export function addNote(input: { text: string; attachmentIds?: string[] | null }, state: CaseState, rules: Rules): CaseEvent[] {
  permit('ADD_NOTE', state, rules);
  const text = wordsOf(input.text, { path: 'text', name: { vi: 'ý kiến', en: 'the note' }, longest: LONGEST_NOTE });
  const files = checkedFileIds(input.attachmentIds, 'attachmentIds', rules);
  const agencyId = rules.actor.agencyId ?? rules.reference.operatorAgencyId();
  return [{ type: 'NoteAdded', data: { noteId: rules.newId(), agencyId, files }, words: { text } }];
}

/** The uploaded files that it names. */
addNote.fileIds = ({ attachmentIds }: { attachmentIds?: string[] | null }): string[] => attachmentIds ?? [];
