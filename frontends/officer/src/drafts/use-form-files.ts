import { useQuery, useSession } from '@pakn/graph';
import type { Uploads } from '@pakn/ui/upload/uploads';
import { useUploads } from '@pakn/ui/upload/use-uploads';
import { watch } from 'vue';
import { ANSWER_LIMITS } from '../choices/choices.documents';
import type { Draft } from './draft';
import { useDescribing } from './use-describing';

/** Files of a form that nobody finished leave the device after a day; signing out takes them at once. */
const KEPT_FOR_MS = 24 * 3_600_000;

/**
 * The files of a form in the console: there again with its draft after a reload, gone with it. The draft holds their ids.
 * @param taken which of the kinds that answers take are taken here; all of them without it
 */
export function useFormFiles(draft: Draft<{ files: string[] }>, taken: (mediaType: string) => boolean = () => true): Uploads {
  const { result } = useQuery(ANSWER_LIMITS, null, { fetchPolicy: 'cache-first' });
  const uploads = useUploads({
    session: useSession(),
    form: () => draft.key,
    limits() {
      const limits = result.value?.portal.limits;
      return limits ? { count: limits.attachments, bytes: limits.attachmentBytes, mediaTypes: limits.answerMediaTypes.filter(taken) } : null;
    },
    keptFor: KEPT_FOR_MS,
    describe: useDescribing(),
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
  return uploads;
}
