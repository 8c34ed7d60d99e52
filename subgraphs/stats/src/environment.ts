import { readEnvironment, serviceShape } from '@pakn/service-kit';

/** @throws Error naming what is missing or wrong */
export const readStatsEnvironment = () => readEnvironment(serviceShape);
