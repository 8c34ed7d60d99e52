import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CALENDARS, repeatedStages } from '../testing/changed-calendars.ts';
import { AGENCY, PEOPLE } from '../testing/plain-rules.ts';
import { story } from '../testing/story.ts';

/** `RUNS=5000` for more. */
const RUNS = Number(process.env['RUNS'] ?? 300);
const HOUR_MS = 3_600_000;
const LONG = 2_000;

it('B-02 B-04 whenever the calendar changes, and however often: each stage is announced, a reminder once, a deadline once for each time it passes', () => {
  const changes = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: CALENDARS.length - 1 })), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(changes, (times) => {
      const run = story();
      run.does(PEOPLE.operator, 'assignCase', { input: { leadAgencyId: AGENCY.roads, coordinatorAgencyIds: [AGENCY.commune] } });
      const passes = (hours: number): void => void run.passes(new Date(run.now.getTime() + hours * HOUR_MS));
      for (const [hours, calendar] of times) {
        passes(hours);
        run.recomputes(CALENDARS[calendar]!);
      }
      passes(LONG);
      expect(repeatedStages(run)).toEqual([]);
      const stages = new Set(run.events.map(({ event }) => `${event.type}${(event.data as { percent?: number }).percent ?? ''}`));
      for (const stage of ['CaseReminded50', 'CaseReminded80', 'CaseDueSoon', 'CaseOverdue', 'CoordinationOverdue', 'CaseUnclaimed', 'LateNoticeSent'])
        expect(stages, stage).toContain(stage);
      expect(run.events.filter(({ event }) => event.type === 'CaseEscalated')).toHaveLength(2);
    }),
    { numRuns: RUNS },
  );
});
