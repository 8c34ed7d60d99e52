import { codesOf, type ClosedSet, type Label } from './closed-set.ts';
import { takenKinds } from './file-kind.ts';

/** Why an uploaded file is refused. */
export const FILE_PROBLEM = {
  EMPTY: { vi: 'Tệp trống.', en: 'The file is empty.' },
  KIND: { vi: 'Loại tệp này không nhận được.', en: 'Files of this kind are not taken.' },
  DAMAGED: { vi: 'Tệp bị hỏng, không mở được.', en: 'The file is damaged and cannot be opened.' },
  TOO_MANY_PIXELS: { vi: 'Ảnh có quá nhiều điểm ảnh.', en: 'The picture has too many pixels.' },
  TOO_LONG: { vi: 'Video quá dài.', en: 'The video is too long.' },
  INFECTED: { vi: 'Tệp có mã độc.', en: 'The file contains malware.' },
} as const satisfies ClosedSet;

export type FileProblemCode = keyof typeof FILE_PROBLEM;
export const FILE_PROBLEMS = codesOf(FILE_PROBLEM);

/** What the tenant takes. */
export interface TakenFiles {
  mediaTypes: readonly string[];
  videoSeconds: number;
}

/**
 * What a person reads about a refused file: what is wrong with it, and always what is taken instead.
 * @param problem null for a file that was fine when it was uploaded and is not taken here
 */
export function refusedFileText(problem: FileProblemCode | null, { mediaTypes, videoSeconds }: TakenFiles): Label {
  const taken = takenKinds(mediaTypes);
  const why = FILE_PROBLEM[problem ?? 'KIND'];
  const more =
    problem === 'TOO_LONG' ? { vi: ` Video dài tối đa ${videoSeconds} giây.`, en: ` Videos may last ${videoSeconds} seconds at most.` } : { vi: '', en: '' };
  return { vi: `${why.vi}${more.vi} Hệ thống nhận ${taken.vi}.`, en: `${why.en}${more.en} What is taken: ${taken.en}.` };
}
