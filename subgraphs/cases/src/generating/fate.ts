import type { Channel, IdentityMode, Satisfaction } from '@pakn/vocabulary';
import { DAY_MS } from '@pakn/service-kit/rules';
import type { Agency, Category, Ward } from '../reference/reference-book.ts';
import type { SharedPicture } from './pictures.ts';
import { idAt, type Random } from './random.ts';
import type { Desk, World } from './world.ts';

/** A picture as a file of one case. */
export interface GivenPicture {
  id: string;
  shared: SharedPicture;
}

/** What chance decided about one case before it began. */
export interface Fate {
  category: Category;
  ward: Ward;
  desk: Desk;
  /** Another agency that is asked for its part; null: none. */
  helper: Desk | null;
  channel: Channel;
  identityMode: IdentityMode;
  reporterId: string;
  /** How the duty desk deals with it. */
  reception: 'ASSIGNED' | 'REJECTED' | 'WITHDRAWN' | 'ASKED' | 'ANSWERED';
  makePublic: boolean;
  /** The lead's detours, in their order, each taken once. */
  detours: ('RETURN' | 'SCHEDULE' | 'ASK' | 'PAUSE' | 'NOTE' | 'MESSAGE')[];
  /** Share of its limit that the lead takes; above 1 it is late. */
  pace: number;
  /** The lead does nothing more once it has taken the case on, so that it lies there, late. */
  isForgotten: boolean;
  isReworked: boolean;
  isReopened: boolean;
  /** Null: never rated. */
  rating: Satisfaction | null;
  /** What the report shows, and the answer; null: no picture. */
  picture: GivenPicture | null;
  pictureAfter: GivenPicture | null;
}

const CHANNELS: readonly (readonly [Channel, number])[] = [
  ['WEB', 34],
  ['APP', 36],
  ['HOTLINE', 14],
  ['ZALO', 7],
  ['EMAIL', 3],
  ['NATIONAL_PORTAL', 2.5],
  ['CHATBOT', 1.5],
  ['IN_PERSON', 1],
  ['PARTNER', 0.7],
  ['SMS', 0.3],
];
/** Of a list in the order of likelihood, the first much more often than the last. */
const zipf = <T>(list: readonly T[], random: Random): T => list[Math.floor(list.length * random.next() ** 2.2)] as T;

const NEW_DAYS = 60;
const OLD_DAYS = 365;

/** Draws what becomes of a case that was filed at that time. Who forgets a case is reminded of it sooner or later: most forgotten ones are young. */
export function fateOf(world: World, filedAt: Date, random: Random): Fate {
  const daysAgo = (world.until.getTime() - filedAt.getTime()) / DAY_MS;
  const category = zipf(world.categories, random);
  const ward = zipf(world.wards, random);
  const desk = leadFor(category, ward, world) ?? random.one(world.desks);
  const scale = world.reference.satisfactionScale();
  const shown = world.pictures?.ofReport(category.code, random) ?? null;
  const shownAfter = shown && (world.pictures?.ofAnswer(category.code) ?? null);
  const given = (shared: SharedPicture | null): GivenPicture | null => shared && { id: idAt(filedAt, random), shared };
  return {
    category,
    ward,
    desk,
    helper: random.happens(0.08) ? random.one(world.desks.filter((each) => each !== desk)) : null,
    channel: random.weighted(CHANNELS),
    identityMode: random.happens(0.25) ? 'HIDDEN_NAME' : 'PUBLIC_NAME',
    reporterId: world.reporter(Math.floor(world.reporters * random.next() ** 1.5)),
    reception: random.weighted([
      ['ASSIGNED', 86],
      ['REJECTED', 6],
      ['ANSWERED', category.approvalRequired ? 0 : 4],
      ['ASKED', 2],
      ['WITHDRAWN', 2],
    ] as const),
    makePublic: category.publicByDefault && random.happens(0.92),
    detours: (
      [
        ['RETURN', 0.03],
        ['NOTE', 0.08],
        ['ASK', 0.04],
        ['SCHEDULE', 0.06],
        ['PAUSE', 0.02],
        ['MESSAGE', 0.06],
      ] as const
    ).flatMap(([detour, likelihood]) => (random.happens(likelihood) ? [detour] : [])),
    pace: random.happens(0.1) ? random.between(1.02, 2.5) : random.between(0.1, 0.95),
    isForgotten: random.happens(daysAgo < NEW_DAYS ? world.forgotten : daysAgo < OLD_DAYS ? 0.015 : 0),
    isReworked: random.happens(0.02),
    isReopened: random.happens(0.03),
    rating: random.happens(0.35) ? random.weighted(scale.map((each, i) => [each, [50, 34, 10, 6][i] ?? 5] as const)) : null,
    picture: given(shown),
    pictureAfter: given(shownAfter),
  };
}

/** The agency that the category's list names first and that has people. */
function leadFor({ lead }: Category, ward: Ward, { desks }: World): Desk | undefined {
  for (const entry of lead) {
    const [kind, serves] = entry.split(':');
    const fits = ({ agency }: { agency: Agency }): boolean =>
      agency.kind === kind && (kind === 'COMMUNE' ? agency.wardCode === ward.code : serves === undefined || agency.serves.includes(serves));
    const found = desks.find(fits);
    if (found) return found;
  }
  return undefined;
}
