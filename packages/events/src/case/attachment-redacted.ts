import { z } from 'zod';
import { caseEvent, id } from './shape.ts';

/** Part of a picture, 0 to 1 from its upper left corner. */
export const rectangle = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** Parts of a picture of the case, or of one of its answers, were taken out for everybody; or the original came back. */
export const AttachmentRedacted = caseEvent(
  { kind: 'EDITED', public: true, reporter: true, raisesVersion: true },
  {
    attachmentId: id,
    /** Names the file that is served from now on; null: the original. */
    rendition: id.nullable(),
    rectangles: z.array(rectangle),
  },
);
