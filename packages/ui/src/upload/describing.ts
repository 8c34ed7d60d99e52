import { requestFailure } from '@pakn/graph';
import type { UploadOptions } from './uploads';

/**
 * Says what a file shows, by a front end's own mutation. A file that was sent before, or is gone, is refused where it is sent, with what to do about it: nothing
 * is said about it here.
 */
export const describing =
  (mutate: (variables: { id: string; caption: string }) => Promise<unknown>): NonNullable<UploadOptions['describe']> =>
  async (id, caption) => {
    try {
      await mutate({ id, caption });
    } catch (fault) {
      if (requestFailure(fault).kind !== 'not-found') throw fault;
    }
  };
