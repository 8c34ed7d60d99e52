/** A picture, a film or a document shows that the work was done; a text or a sound does not (spec 03: QUICK categories need proof). */
export const isProof = (mediaType: string): boolean => mediaType.startsWith('image/') || mediaType.startsWith('video/') || mediaType === 'application/pdf';
