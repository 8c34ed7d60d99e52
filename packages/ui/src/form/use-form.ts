import { computed, ref, shallowRef, useId, watch, type ComputedRef, type Ref } from 'vue';
import { placeRefusal, type FieldNames, type PlacedProblems, type RefusalAnswer } from './place-refusal';
import { useProblemWords } from './use-problem-words';

export interface FormOptions<F extends string> extends FieldNames<F> {
  /** The values by field: what the server said about a field stands until that field is changed. */
  values?: () => Partial<Record<F, unknown>>;
  /** What is not right before the server is asked, in words. What a try has found goes as soon as it is right; nothing new is said before the next try. */
  check?: () => Partial<Record<F, string | null | undefined>>;
}

/** What sending a form came to, when it was not done: a refusal, or problems that only sending has shown (a file that did not arrive). */
export type NotDone<F extends string> = RefusalAnswer | { problems: Partial<Record<F, string>> };

export interface Form<F extends string> {
  /** Sending is under way. */
  readonly busy: Ref<boolean>;
  /** Rises with every try; the summary takes the focus again. */
  readonly attempt: Ref<number>;
  /** What is wrong with the whole form, or null. */
  readonly message: ComputedRef<string | null>;
  /** Problems of single fields, in the order of `fields`, with the controls' ids. */
  readonly problems: ComputedRef<readonly { field: string; message: string }[]>;
  /** The id of a field's control. */
  id(field: F): string;
  /** What stands beside a field, or null. */
  error(field: F): string | null;
  /** For `v-bind` on a field of the kit. */
  bind(field: F): { id: string; error: string | null };
  /**
   * Checks, then sends, once at a time. What was typed is never touched.
   * @param send answers what was not done, or null when it was; undefined when nothing was answered. A fault may be thrown
   * @returns whether it was done
   */
  submit(send: () => Promise<NotDone<F> | null | undefined>): Promise<boolean>;
  /** Says beside the fields what a later step has shown: its refusal is about what was typed here. */
  refuse(notDone: NotDone<F>): void;
  /** Takes back what is said about the last try. */
  forget(): void;
}

const NOTHING = { fields: {}, message: null };

/** The state of one form: what is missing, what the server refused, where each of it stands, and that it is being sent. */
export function useForm<F extends string>(options: FormOptions<F>): Form<F> {
  const words = useProblemWords();
  const base = useId();
  const busy = ref(false);
  const attempt = ref(0);
  const found = shallowRef<ReadonlySet<F>>(new Set());
  const answered = shallowRef<PlacedProblems<F>>(NOTHING);
  const look = (): Partial<Record<F, string | null | undefined>> => options.check?.() ?? {};
  const missing = computed<ReturnType<typeof look>>(() => (found.value.size > 0 ? look() : {}));
  const id = (field: F): string => `${base}-${field}`;
  const place = (notDone: NotDone<F>): PlacedProblems<F> =>
    'problems' in notDone ? { fields: notDone.problems, message: null } : placeRefusal(notDone, options, words.refusal);
  const error = (field: F): string | null => (found.value.has(field) ? missing.value[field] : null) ?? answered.value.fields[field] ?? null;

  const { values } = options;
  if (values) {
    for (const field of options.fields) {
      watch(
        () => JSON.stringify(values()[field]),
        () => {
          if (answered.value.fields[field] === undefined) return;
          answered.value = { ...answered.value, fields: { ...answered.value.fields, [field]: undefined } };
        },
      );
    }
  }

  return {
    busy,
    attempt,
    id,
    error,
    message: computed(() => answered.value.message),
    problems: computed(() =>
      options.fields.flatMap((field) => {
        const message = error(field);
        return message === null ? [] : [{ field: id(field), message }];
      }),
    ),
    bind: (field) => ({ id: id(field), error: error(field) }),
    async submit(send) {
      if (busy.value) return false;
      attempt.value += 1;
      answered.value = NOTHING;
      const now = look();
      found.value = new Set(options.fields.filter((field) => now[field]));
      if (found.value.size > 0) return false;
      busy.value = true;
      try {
        const notDone = await send();
        if (notDone === null) return true;
        if (!notDone) throw new Error('nothing was answered');
        answered.value = place(notDone);
        return false;
      } catch (fault) {
        answered.value = { fields: {}, message: words.fault(fault) };
        return false;
      } finally {
        busy.value = false;
      }
    },
    refuse(notDone) {
      attempt.value += 1;
      found.value = new Set();
      answered.value = place(notDone);
    },
    forget() {
      found.value = new Set();
      answered.value = NOTHING;
    },
  };
}
