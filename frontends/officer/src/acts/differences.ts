import type { Subject } from '../case/use-open-case';
import { leadPart } from '../inbox/row';

/** One thing that somebody else changed while a form was open. `field` is a key below `officer.field`; `kind` says how to show the values. */
export interface Difference {
  field: 'title' | 'content' | 'status' | 'step' | 'category' | 'urgency' | 'lead' | 'officer' | 'coordinators' | 'dueAt' | 'isPublic' | 'answers';
  kind: 'text' | 'status' | 'step' | 'urgency' | 'time' | 'yes-no';
  before: string;
  now: string;
}

/** What is different in a case since a form was opened: shown beside what the officer typed, which stays. */
export function differences(before: Subject, now: Subject): Difference[] {
  const faces = (subject: Subject): [Difference['field'], Difference['kind'], string][] => {
    const lead = leadPart(subject);
    return [
      ['status', 'status', subject.status],
      ['step', 'step', subject.step],
      ['lead', 'text', lead?.agency.name ?? ''],
      ['officer', 'text', lead?.officer?.displayName ?? ''],
      [
        'coordinators',
        'text',
        subject.assignments
          .filter(({ part, status }) => part === 'COORDINATOR' && status !== 'RETURNED')
          .map(({ agency }) => agency.name)
          .sort()
          .join(', '),
      ],
      ['category', 'text', subject.category?.name ?? ''],
      ['urgency', 'urgency', subject.urgency],
      ['dueAt', 'time', subject.dueAt ?? ''],
      ['isPublic', 'yes-no', String(subject.isPublic)],
      ['title', 'text', subject.title],
      ['content', 'text', subject.content],
      ['answers', 'text', String(subject.answers.length)],
    ];
  };
  const after = faces(now);
  return faces(before).flatMap(([field, kind, was], index) => {
    const is = after[index]?.[2] ?? '';
    return was === is ? [] : [{ field, kind, before: was, now: is }];
  });
}
