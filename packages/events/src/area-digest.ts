import { z } from 'zod';
import { AREA_NEWS_KINDS, DIGEST_FREQUENCIES } from '@pakn/vocabulary';

const areaDigest = z.object({
  areaId: z.guid(),
  accountId: z.guid(),
  frequency: z.enum(DIGEST_FREQUENCIES),
  /** All news since the last digest. */
  total: z.number().int().positive(),
  /** The newest of them: ids, codes and kinds, never a word of a case or of the area. */
  cases: z.array(
    z.object({ caseId: z.guid(), code: z.string(), categoryCode: z.string().nullable(), wardCode: z.string().nullable(), news: z.enum(AREA_NEWS_KINDS) }),
  ),
});

/** cases → accounts: there is news in an area that somebody follows (B-21), of cases that were public when it was made. No event of a case. */
export type AreaDigest = z.infer<typeof areaDigest>;

/** @throws Error when the data is not of a digest: the consumer parks the event. */
export const parseAreaDigest = (data: unknown): AreaDigest => areaDigest.parse(data);
