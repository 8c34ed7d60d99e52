import { useQuery, useSession } from '@pakn/graph';
import type { Uploads } from '@pakn/ui/upload/uploads';
import { useUploads } from '@pakn/ui/upload/use-uploads';
import { onBeforeUnmount } from 'vue';
import { ANSWER_LIMITS } from '../choices/choices.documents';

/** An upload that broke off goes on within a day when the same file is chosen again. */
const KEPT_FOR_MS = 24 * 3_600_000;

/** The files of one opened notice: nothing of them stays on this device when it is closed, as its words do not. */
export function useNoticeFiles(): Uploads {
  const { result } = useQuery(ANSWER_LIMITS, null, { fetchPolicy: 'cache-first' });
  const opened = `notice ${crypto.randomUUID()}`;
  const uploads = useUploads({
    session: useSession(),
    form: () => opened,
    limits() {
      const limits = result.value?.portal.limits;
      return limits ? { count: limits.attachments, bytes: limits.attachmentBytes, mediaTypes: limits.answerMediaTypes } : null;
    },
    keptFor: KEPT_FOR_MS,
  });
  onBeforeUnmount(() => uploads.clear());
  return uploads;
}
