import { expect, inject, test } from 'vitest';
import { observed } from '../outside/observed.ts';
import { soak, type Sample } from '../outside/soak.ts';

/** Short here; ten minutes by hand: SOAK_SECONDS=600. */
const SECONDS = Number(process.env.SOAK_SECONDS ?? 12 * Number(process.env.RUNS ?? 1));
/** Before that the memory of a process that has just started says nothing. */
const MEMORY_SAYS_AFTER_S = 300;
const MEMORY_MAY_GROW = 1.15;
/** Connections that are opened and closed by the pools; one lost in every round would be more. */
const MAY_SWAY = 15;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

test(
  'R19 memory, descriptors and connections stay flat while people file, read, upload, come and go',
  async () => {
    const { samples, done, failed } = await soak(inject('system'), SECONDS);
    const quarter = (nth: number): Sample[] => samples.slice((samples.length * nth) / 4, (samples.length * (nth + 1)) / 4);
    const before = quarter(1);
    const after = quarter(3);
    const grown = (of: (sample: Sample) => number): { from: number; to: number } => ({ from: median(before.map(of)), to: median(after.map(of)) });
    // Memory is a saw whose teeth are collections, minutes apart: its peaks are compared.
    const peaks = (of: (sample: Sample) => number): { from: number; to: number } => ({
      from: Math.max(...[...quarter(0), ...before].map(of)),
      to: Math.max(...after.map(of)),
    });
    const seen: string[] = [];
    for (const name of Object.keys(samples[0]?.processes ?? {})) {
      const memory = peaks(({ processes }) => processes[name]?.pssMegabytes ?? Number.NaN);
      const descriptors = grown(({ processes }) => processes[name]?.descriptors ?? Number.NaN);
      seen.push(`${name} ${memory.from} → ${memory.to} MB, ${descriptors.from} → ${descriptors.to} descriptors`);
      expect(descriptors.to - descriptors.from, `descriptors of ${name}`).toBeLessThanOrEqual(MAY_SWAY);
      if (SECONDS >= MEMORY_SAYS_AFTER_S) expect(memory.to / memory.from, `memory of ${name}`).toBeLessThan(MEMORY_MAY_GROW);
    }
    const connections = grown((sample) => sample.connections);
    expect(connections.to - connections.from, 'connections to PostgreSQL').toBeLessThanOrEqual(MAY_SWAY);
    // "Not available, try again" is an answer, on a machine that does much else.
    expect(failed.filter((message) => !message.includes('SERVICE_DOWN'))).toEqual([]);
    observed('R19', `${SECONDS} s, ${JSON.stringify(done)}, ${failed.length} answered "try again"; connections ${connections.from} → ${connections.to}`);
    for (const line of seen) observed('R19', line);
  },
  SECONDS * 1_000 + 120_000,
);
