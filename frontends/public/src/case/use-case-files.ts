import { useSession } from '@pakn/graph';
import { useUploads } from '@pakn/ui/upload/use-uploads';
import type { Uploads } from '@pakn/ui/upload/uploads';
import { useDescribing } from '../files/use-describing';

/** Files that are never sent leave the device after so long. */
const KEPT_FOR_MS = 7 * 24 * 3_600_000;

/** Of `portal.limits`. */
interface Limits {
  attachments: number;
  attachmentBytes: number;
  reportMediaTypes: readonly string[];
}

/**
 * The files of something that the reporter says about an own case: an answer, a message, why it is not done.
 * @param form what the device keeps them by; a form of each case
 * @param limits null until they are known
 */
export const useCaseFiles = (form: () => string, limits: () => Limits | null): Uploads =>
  useUploads({
    session: useSession(),
    form,
    limits: () => {
      const known = limits();
      return known && { count: known.attachments, bytes: known.attachmentBytes, mediaTypes: known.reportMediaTypes };
    },
    keptFor: KEPT_FOR_MS,
    describe: useDescribing(),
  });
