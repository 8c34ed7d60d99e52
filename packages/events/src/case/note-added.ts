import { caseEvent, fileIds, id } from './shape.ts';

/** Ý kiến xử lý: officers among themselves. */
export const NoteAdded = caseEvent(
  { kind: 'NOTE', public: false, reporter: false, raisesVersion: false },
  {
    noteId: id,
    agencyId: id,
    files: fileIds,
  },
);
