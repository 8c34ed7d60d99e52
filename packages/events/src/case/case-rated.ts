import { z } from 'zod';
import { SATISFACTIONS } from '@pakn/vocabulary';
import { caseEvent } from './shape.ts';

/** Đánh giá: a later rating replaces the earlier one. */
export const CaseRated = caseEvent(
  { kind: 'RATED', public: true, reporter: true, raisesVersion: false },
  {
    satisfaction: z.enum(SATISFACTIONS),
  },
);
