import type { Pool } from 'pg';
import { boxOf, IN_AREA, ownArea } from '../case/in-area.ts';
import { addBox, addLists, type Where } from './where.ts';

/** Only what lies in an area that the account follows. Its communes, fields and box are said apart, because they have indexes. */
export async function addArea(where: Where, pool: Pool, id: string, accountId: string): Promise<void> {
  const area = await ownArea(pool, id, accountId);
  if (!area) return void where.and('false');
  addLists(where, { wardCode: area.wardCodes, categoryCode: area.categoryCodes });
  addBox(where, boxOf(area));
  where.and(`exists (select from cases.area a where a.id = ${where.value(area.id)} and ${IN_AREA})`);
}
