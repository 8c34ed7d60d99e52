import type { Uploads } from '@pakn/ui/upload/uploads';
import { nextTick, ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';

interface FilesPart {
  uploads: Uploads;
  $el: HTMLElement;
}

/** Files beside a line of the chat: shown when they are asked for, and ready before the line is sent. */
export function useWrittenFiles(part: Readonly<Ref<FilesPart | null>>) {
  const { t } = useI18n();
  const shown = ref(false);
  const error = ref<string | null>(null);
  return {
    shown,
    error,
    async toggle(): Promise<void> {
      shown.value = !shown.value || (part.value?.uploads.files.length ?? 0) > 0;
      await nextTick();
      part.value?.$el.querySelector<HTMLElement>('.up-add')?.focus();
    },
    /** The ids of what has arrived; null: something has not, and it is said beside it. */
    async arrived(): Promise<string[] | null> {
      error.value = null;
      const uploads = part.value?.uploads;
      if (!uploads) return [];
      await uploads.settled();
      if (uploads.stuck.value) {
        error.value = t('ui.upload.stuck');
        return null;
      }
      await uploads.describe();
      return uploads.attachmentIds();
    },
    sent(): void {
      part.value?.uploads.clear();
      shown.value = false;
    },
  };
}
