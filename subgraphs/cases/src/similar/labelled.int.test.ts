import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicPoint } from '../state/public-point.ts';
import { Judgement, LABELLED, LABELLED_SETS } from '../testing/labelled-pairs.ts';
import { province, type Province } from '../testing/province.ts';
import { filed, makePublic } from '../testing/reports.ts';

const ASK = 'query ($title: String!, $lon: Float, $lat: Float) { similarCases(title: $title, lon: $lon, lat: $lat, first: 5) { score case { id } } }';
let here: Province;
/** The name of each published report, its set and number, by its id. */
const standing = new Map<string, string>();

/** Filed so long ago, and just there: some labels lie in another province, none has an address. */
const MOVE = `
  update cases."case" set submitted_at = submitted_at + make_interval(hours => $2), address = '', lon = $3, lat = $4, public_lon = $5, public_lat = $6
  where id = $1`;

beforeAll(async () => {
  here = await province({ sweeping: false, recomputing: false });
  const { pool, reference } = here.cases.services;
  const operator = here.officer('desk', 'OPERATOR');
  const citizen = here.citizen();
  for (const set of LABELLED_SETS)
    for (const { n, b } of LABELLED[set]) {
      const { id } = await filed(citizen, { title: b.title, content: b.text || b.title, categoryCode: reference.category(b.category) ? b.category : 'OTHER' });
      await makePublic(here, operator, id);
      const point = { lon: b.lon ?? null, lat: b.lat ?? null };
      const shown = publicPoint(point, reference.category(b.category)?.sensitive ?? false);
      await pool.query(MOVE, [id, b.hours, point.lon, point.lat, shown.lon, shown.lat]);
      standing.set(id, `${set} ${n}`);
    }
}, 300_000);
afterAll(() => here.close());

// `own` was written together with the rules, the others each by somebody who had not seen them. At first, unseen, recall / precision was 0.62 / 0.81 for `blind`,
// 0.78 / 0.64 for `second-blind` and 0.65 / 0.59 for `third-blind`; the tables of troubles and fields were widened after each of the former two, not after the
// third. What is asked here is of weights that were fitted to all four sets: an honest figure for words that nobody has seen is that of weights.json `heldOut`,
// and even there the signals were chosen with all four in view.
describe.each(LABELLED_SETS)('B-05 A4-05 labelled pairs, %s', (set) => {
  it('recall at 5 is at least 0.85 at a precision of at least 0.6: whatever is found and not labelled counts as wrong', async () => {
    const judgement = new Judgement();
    for (const pair of LABELLED[set]) {
      const { title, lon, lat } = pair.a;
      const { similarCases } = await here.anyone.must<{ similarCases: { score: number; case: { id: string } }[] }>(ASK, { title, lon, lat });
      judgement.take(
        set,
        pair,
        similarCases.map((each) => standing.get(each.case.id) ?? ''),
      );
    }
    const { figures, misses } = judgement;
    console.info(set, LABELLED[set].length, figures, process.env.SHOW_MISSES ? misses.join('\n') : misses.length);
    expect(figures.recallAt5).toBeGreaterThanOrEqual(0.85);
    expect(figures.precision).toBeGreaterThanOrEqual(0.6);
  });
});
