import agencies from '../reference/agencies-khanh-hoa.json' with { type: 'json' };
import predecessors from '../reference/agencies-predecessors.json' with { type: 'json' };
import communes from '../reference/communes-khanh-hoa.json' with { type: 'json' };

/** An agency of the province as it is seeded; codes stand for ids that are given when it is stored. */
export interface ReferenceAgency {
  code: string;
  name: string;
  kind: string;
  parentCode: string | null;
  successorCode: string | null;
  wardCode: string | null;
  validFrom: string | null;
  validTo: string | null;
  /** How sure the name is; kept as data. */
  evidence: string | null;
  serves: string[];
}

/** Since then there are two levels of local government; the 65 communes begin. */
const TWO_LEVELS_SINCE = '2025-07-01';
const COMMUNE_KINDS: Record<string, string> = { phuong: 'phường', xa: 'xã', dac_khu: 'đặc khu' };
/** Whose unit the duty desk is. */
const PARENTS: Record<string, string> = { TTCDS: 'S-KHCN', 'CU-TTCNTT': 'CU-STTTT' };

/** The agencies of Khánh Hòa, the People's Committees of its communes, and the closed agencies of older figures; successors and parents come first. */
export function referenceAgencies(): ReferenceAgency[] {
  const bare = { parentCode: null, successorCode: null, wardCode: null, validFrom: null, validTo: null, evidence: null, serves: [] };
  const byParent = (a: { code: string }, b: { code: string }): number => Number(a.code in PARENTS) - Number(b.code in PARENTS);
  return [
    ...agencies.toSorted(byParent).map(({ code, name, kind, evidence, serves }): ReferenceAgency => ({
      ...bare,
      code,
      name,
      kind,
      parentCode: PARENTS[code] ?? null,
      evidence,
      serves: serves ?? [],
    })),
    ...communes.map(({ code, name, kind }): ReferenceAgency => ({
      ...bare,
      code: `UBND-${code}`,
      name: `UBND ${COMMUNE_KINDS[kind] ?? kind} ${name}`,
      kind: 'COMMUNE',
      wardCode: code,
      validFrom: TWO_LEVELS_SINCE,
      evidence: 'official commune list of 1 July 2025',
    })),
    ...predecessors.toSorted(byParent).map(({ code, name, successor, validTo }): ReferenceAgency => ({
      ...bare,
      code,
      name,
      kind: code in PARENTS ? 'PUBLIC_UNIT' : 'DEPARTMENT',
      parentCode: PARENTS[code] ?? null,
      successorCode: successor,
      validTo,
      evidence: 'predecessor in older figures',
    })),
  ];
}
