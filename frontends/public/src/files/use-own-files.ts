import { useQuery, useSession } from '@pakn/graph';
import type { Uploads } from '@pakn/ui/upload/uploads';
import { useUploads } from '@pakn/ui/upload/use-uploads';
import { graphql } from '../gql';
import { useDescribing } from './use-describing';

/** Files that are never sent leave the device after so long. */
const KEPT_FOR_MS = 7 * 24 * 3_600_000;

const FileLimits = graphql(/* GraphQL */ `
  query FileLimits {
    portal {
      limits {
        attachments
        attachmentBytes
        reportMediaTypes
      }
    }
  }
`);

/**
 * The files of something that a person says: an answer, a message, why it is not done.
 * @param form what the device keeps them by; a form of each case or conversation
 * @param wanted whether files are asked for: only then what is taken is asked
 */
export function useOwnFiles(form: () => string, wanted: () => boolean = () => true): Uploads {
  const { result } = useQuery(FileLimits, {}, () => ({ enabled: wanted(), fetchPolicy: 'cache-first' as const }));
  return useUploads({
    session: useSession(),
    form,
    limits() {
      const limits = result.value?.portal.limits;
      return limits ? { count: limits.attachments, bytes: limits.attachmentBytes, mediaTypes: limits.reportMediaTypes } : null;
    },
    keptFor: KEPT_FOR_MS,
    describe: useDescribing(),
  });
}
