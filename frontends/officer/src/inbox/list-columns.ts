import type { Queue } from './row';

/** What a column of a work list shows (A8-07, A8-20, A8-21). */
export type Column = 'number' | 'due' | 'code' | 'title' | 'category' | 'place' | 'step' | 'status' | 'holder' | 'until' | 'returned' | 'date' | 'more';
/** `full`: everything; `wide`: the same without what the open case tells; `split`: beside an open case; `narrow` and `slim`: the same where little room is left; `card`: one cell, on phones. */
export type ListShape = 'full' | 'wide' | 'split' | 'narrow' | 'slim' | 'card';

/** What is particular to a queue: the day of the appointment, or who handed the case back; else who has it. */
const particular = (queue: Queue): Column => (queue === 'APPOINTMENTS' ? 'until' : queue === 'RETURNED' ? 'returned' : 'holder');

/** The columns of a list, in order. A returned case lies at the desk: its step says nothing, and who returned it needs room. */
export function columnsOf(queue: Queue, shape: ListShape): readonly Column[] {
  if (shape === 'card') return ['title'];
  if (shape === 'split') return ['due', 'code', 'title', 'status'];
  if (shape === 'narrow') return ['due', 'title', 'status'];
  if (shape === 'slim') return ['due', 'title'];
  const own = particular(queue);
  const columns: Column[] = ['number', 'due', 'code', 'title', 'category', 'place', 'step', 'status', own, 'date', 'more'];
  const without = new Set<Column>([
    ...(shape === 'wide' ? (['code', 'holder'] as const) : []),
    ...(own === 'returned' ? (['step'] as const) : []),
    ...(own === 'returned' && shape === 'wide' ? (['category'] as const) : []),
  ]);
  return columns.filter((column) => !without.has(column));
}
