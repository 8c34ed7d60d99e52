import { readEnvironment, serviceShape } from '@pakn/service-kit';
import { z } from 'zod';
import { SATISFACTIONS } from '@pakn/vocabulary';

/** Khánh Hòa's scale; Gia Lai offers SATISFIED, NEUTRAL, DISSATISFIED. */
const DEFAULT_SCALE = 'VERY_SATISFIED,SATISFIED,DISSATISFIED';

/** @throws Error naming what is missing or wrong */
export const readStatsEnvironment = () =>
  readEnvironment({
    ...serviceShape,
    /** The ratings that the tenant offers, by comma: the columns of the sheets. */
    SATISFACTION_SCALE: z
      .string()
      .default(DEFAULT_SCALE)
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(SATISFACTIONS))),
  });
