import { statusFace, type StatusTone } from '@pakn/ui/case/status';
import type { CaseStatus, WorkflowStep } from '@pakn/vocabulary';

/** The three parts of a cluster's ring (design 03): answered, in progress, overdue. */
export type Part = 'answered' | 'doing' | 'overdue';

export interface MapCase {
  id: string;
  code: string;
  status: CaseStatus;
  step: WorkflowStep;
  progress: string;
  place: { lon?: number | null; lat?: number | null };
}

const ANSWERED = new Set<string>(['ANSWERED', 'CLOSED', 'REJECTED']);

export function partOf(item: Pick<MapCase, 'status' | 'progress'>): Part {
  if (ANSWERED.has(item.status)) return 'answered';
  return item.progress === 'OVERDUE' ? 'overdue' : 'doing';
}

/** What stands in the map at one place: a single case or several that would overlap. Coordinates are screen pixels. */
export interface Spot<T> {
  items: T[];
  lon: number;
  lat: number;
}

/** Pixels: pins nearer than this would hide each other. */
const CELL = 56;

/**
 * Gathers cases that would overlap on the screen, by a grid of 56 px. The sum over all spots is exactly the number of cases with a point.
 * @param project place → screen pixels at the current zoom
 */
export function gather<T extends MapCase>(items: readonly T[], project: (lon: number, lat: number) => { x: number; y: number }): Spot<T>[] {
  const cells = new Map<string, Spot<T>>();
  for (const item of items) {
    const { lon, lat } = item.place;
    if (lon == null || lat == null) continue;
    const { x, y } = project(lon, lat);
    const key = `${Math.floor(x / CELL)}:${Math.floor(y / CELL)}`;
    const spot = cells.get(key);
    if (!spot) cells.set(key, { items: [item], lon, lat });
    else {
      const n = spot.items.push(item);
      spot.lon += (lon - spot.lon) / n;
      spot.lat += (lat - spot.lat) / n;
    }
  }
  return [...cells.values()];
}

/** How many of a spot are in each part, in the ring's order. */
export function ringOf(items: readonly Pick<MapCase, 'status' | 'progress'>[]): { part: Part; count: number }[] {
  return (['answered', 'doing', 'overdue'] as const)
    .map((part) => ({ part, count: items.filter((item) => partOf(item) === part).length }))
    .filter(({ count }) => count > 0);
}

/** The tone of a single pin: shape and colour say the status. */
export const toneOf = (item: MapCase): StatusTone => (item.progress === 'OVERDUE' ? 'over' : statusFace(item.status, item.step).tone);
