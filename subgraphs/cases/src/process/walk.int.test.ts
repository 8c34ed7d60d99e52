import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKeptCase } from '../command/read-chain.ts';
import { verifyCase } from '../history/verify-chain.ts';
import { desks, type Desks, type Outcome } from '../testing/acts.ts';
import { actOf, offered } from '../testing/buttons.ts';
import { STATUS_TABLE } from './status-table.ts';
import type { CaseStatus } from './terms.ts';

/** `RUNS=200 npx vitest run --project int-cases process/walk` for more walks. */
const RUNS = Number(process.env['RUNS'] ?? 6);
const LONGEST_WALK = 16;

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

describe('A8-10 every button does what it says', () => {
  it('on random walks: whatever viewerActions offers is taken, the case stands in the status table, its rows are what its events made', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: LONGEST_WALK, maxLength: LONGEST_WALK }), async (choices) => {
        const { id } = await d.files();
        const pressed: string[] = [];
        for (const choice of choices) {
          const buttons = await offered(d, id);
          const [who, action, seen] = buttons[choice % buttons.length] ?? [];
          if (!who || !action || !seen) break;
          const [mutation, args] = await actOf(d, action, who, seen);
          const outcome: Outcome = await who.does(mutation, args);
          pressed.push(action);
          expect(outcome.__typename, `${pressed.join(' ')}: ${JSON.stringify(outcome)}`).toBe('Case');
          expect(STATUS_TABLE[outcome.status as CaseStatus].steps, pressed.join(' ')).toContain(outcome.step);
          expect(outcome.progress, pressed.join(' ')).not.toBe('OVERDUE');
          expect(verifyCase(await readKeptCase(d.here.cases.services.pool, id)), pressed.join(' ')).toEqual({ holds: true });
          const waiting = outcome.assignments.filter((part) => part.part === 'COORDINATOR' && (part.status === 'PENDING' || part.status === 'CLAIMED'));
          const { dueAt, step } = outcome;
          if (step === 'COORDINATION' && dueAt) for (const part of waiting) expect(part.dueAt === null || part.dueAt <= dueAt, pressed.join(' ')).toBe(true);
        }
      }),
      { numRuns: RUNS, endOnFailure: true }, // shrinking would walk for minutes
    );
  });
});
