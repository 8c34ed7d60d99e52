import { useForm, type Form } from '@pakn/ui/form/use-form';
import type { ComputedRef } from 'vue';
import { useDesk } from '../desk/desk';
import { draftKey, useDraft, type Draft } from '../drafts/draft';
import type { Subject } from '../case/use-open-case';
import type { Difference } from './differences';
import { useUndo } from './undo';
import { useAct, type Act, type Answered } from './use-act';

type Field<D> = keyof D & string;

export interface ActForm<D extends object> {
  form: Form<Field<D>>;
  draft: Draft<D>;
  values: D;
  readonly changed: ComputedRef<readonly Difference[]>;
  /**
   * Checks, then acts; the draft goes once it was done.
   * @param act one mutation by `run`, or several: answers what the last one answered, or problems that only acting has shown
   * @returns the case after it, or null: then the form says why
   */
  submit(act: (run: Act['run']) => Promise<Answered | { problems: Partial<Record<Field<D>, string>> } | undefined>): Promise<Subject | null>;
}

/** The form of an act on a case: its draft, what is missing, what the server refused, what others changed meanwhile. */
export function useActForm<D extends object>(given: {
  subject: () => Subject;
  name: string;
  initial: D;
  /** What is not right, in words, by field. */
  check?: (values: D) => Partial<Record<Field<D>, string | null | undefined>>;
  /** How the fields are called in the graph, where otherwise. */
  paths?: Readonly<Record<string, Field<D>>>;
}): ActForm<D> {
  const desk = useDesk();
  const undo = useUndo();
  const draft = useDraft(draftKey(desk.viewer.id, given.subject().id, given.name), given.initial);
  const act = useAct(given.subject);
  const form = useForm<Field<D>>({
    fields: Object.keys(given.initial) as Field<D>[],
    paths: given.paths,
    values: () => draft.values,
    check: () => given.check?.(draft.values) ?? {},
  });
  return {
    form,
    draft,
    values: draft.values,
    changed: act.changed,
    async submit(send) {
      let after: Subject | null = null;
      const done = await form.submit(async () => {
        const answered = await send((...call) => act.run(...call));
        if (!answered || 'problems' in answered || answered.__typename === 'Refusal') return answered;
        after = answered;
        return null;
      });
      const sent = after as Subject | null;
      const values = JSON.stringify(draft.values);
      const drop = done ? draft.sent() : undefined;
      if (drop && sent) undo.sent(sent, { key: draft.key, values, drop });
      else drop?.();
      return after;
    },
  };
}
