// What pure rules may use of the kit (`@pakn/service-kit/rules`): it reaches no graphql, no database, no clock and nothing of Node.
export { DomainError, refuseIfAny, type FieldProblemData } from './domain-error.ts';
export { isId } from './is-id.ts';
export { cleanText, isLongerThan, isReadable } from './text.ts';
export { DAY_MS, HOUR_MS, MINUTE_MS, dateAndTime, dateText, dayNumber, dayOf, startOfDay, vietnamDay, vietnamTime, wallClock } from './vietnam-time.ts';
