import { computed, ref, useId, type ComputedRef, type Ref } from 'vue';
import { useDesk } from '../desk/desk';
import type { Subject } from '../case/use-open-case';
import { draftKey, useDraft, type Draft } from './draft';
import { useDeed, type DeedRun } from './use-deed';

export interface Form<D extends object> {
  deed: DeedRun;
  draft: Draft<D>;
  values: D;
  /** Ids of the controls, for labels and the summary's links. */
  id: (field: string) => string;
  /** What is missing, by field; empty until the first try. */
  missing: ComputedRef<Partial<Record<keyof D & string, string>>>;
  local: ComputedRef<{ field: string; message: string }[]>;
  tried: Ref<boolean>;
  /** The message beside a field: what is missing here, or what the server said about `path`. */
  errorOf(field: keyof D & string, path?: string): string | null;
  /** True when nothing is missing. */
  ready(): boolean;
}

/** A deed's form: its draft, what is missing, what the server refused. @param check answers the message for each field that is not right */
export function useForm<D extends object>(given: {
  subject: () => Subject;
  name: string;
  initial: D;
  check: (values: D) => Partial<Record<keyof D & string, string>>;
}): Form<D> {
  const desk = useDesk();
  const base = useId();
  const deed = useDeed(given.subject);
  const draft = useDraft(draftKey(desk.viewer.id, given.subject().id, given.name), given.initial);
  const tried = ref(false);
  const id = (field: string): string => `${base}-${field}`;
  const missing = computed<Partial<Record<keyof D & string, string>>>(() => (tried.value ? given.check(draft.values) : {}));
  return {
    deed,
    draft,
    values: draft.values,
    id,
    missing,
    tried,
    local: computed(() => Object.entries<string | undefined>(missing.value).flatMap(([field, message]) => (message ? [{ field: id(field), message }] : []))),
    errorOf: (field, path) =>
      missing.value[field] ??
      deed.problems.value.find((problem) => path !== undefined && (problem.path === path || problem.path.startsWith(`${path}.`)))?.message ??
      null,
    ready() {
      tried.value = true;
      return Object.values(given.check(draft.values)).every((message) => !message);
    },
  };
}
