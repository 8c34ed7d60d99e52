import { useSession } from '@pakn/graph';
import { useUploads, type Uploads } from '@pakn/ui/upload/use-uploads';
import { useQuery } from '@vue/apollo-composable';
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { ANSWER_LIMITS } from '../deeds/choices.documents';
import type { Draft } from '../deeds/draft';

/** Files of a form that nobody finished leave the device after a day; signing out takes them at once. */
const KEPT_FOR_MS = 24 * 3_600_000;

export interface FormFiles {
  uploads: Uploads;
  /** Sending waits for the last files. */
  waiting: Ref<boolean>;
  /** Why the form cannot be sent, once somebody tried. */
  problem: ComputedRef<string | null>;
  /** Waits for what is on its way. False when a file did not arrive, or when this already waits. */
  arrived(): Promise<boolean>;
}

/** The files of a form in the console: there again with its draft after a reload, gone with it. The draft holds their ids. */
export function useFormFiles(draft: Draft<{ files: string[] }>): FormFiles {
  const { t } = useI18n();
  const { result } = useQuery(ANSWER_LIMITS, null, { fetchPolicy: 'cache-first' });
  const uploads = useUploads({
    session: useSession(),
    form: () => draft.key,
    limits() {
      const limits = result.value?.portal.limits;
      return limits ? { count: limits.attachments, bytes: limits.attachmentBytes, mediaTypes: limits.answerMediaTypes } : null;
    },
    keptFor: KEPT_FOR_MS,
  });
  draft.onGone(() => uploads.clear());
  const kept = draft.values.files.filter((id) => typeof id === 'string');
  void uploads.restore(kept).then(() =>
    watch(
      () => uploads.files.map(({ id }) => id),
      (ids) => (draft.values.files = ids),
      { immediate: true },
    ),
  );
  const waiting = ref(false);
  const tried = ref(false);
  return {
    uploads,
    waiting,
    problem: computed(() => (tried.value && uploads.stuck.value ? t('ui.upload.stuck') : null)),
    async arrived() {
      if (waiting.value) return false;
      waiting.value = true;
      await uploads.settled();
      waiting.value = false;
      tried.value = true;
      return !uploads.stuck.value;
    },
  };
}
