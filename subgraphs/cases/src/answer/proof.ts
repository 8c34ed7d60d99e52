/** What may be attached to an answer (A8-15). */
export const ANSWER_MEDIA_TYPES: readonly string[] = ['audio/mpeg', 'image/jpeg', 'image/png', 'image/webp', 'text/plain', 'application/pdf', 'video/mp4'];

/** A picture, a film or a document shows that the work was done; a text or a sound does not (spec 03: QUICK categories need proof). */
export const isProof = (mediaType: string): boolean => mediaType.startsWith('image/') || mediaType.startsWith('video/') || mediaType === 'application/pdf';
