import { expect, it } from 'vitest';
import { referenceAgencies } from './reference-agencies.ts';

const agencies = referenceAgencies();
const byCode = new Map(agencies.map((agency) => [agency.code, agency]));

it('A1-03 seeds the real agencies, each commune and the predecessors with their successors', () => {
  expect(byCode.size).toBe(agencies.length);
  expect(agencies.filter(({ kind }) => kind === 'COMMUNE')).toHaveLength(65);
  expect(byCode.get('UBND-22366')).toMatchObject({ name: 'UBND phường Nha Trang', wardCode: '22366' });
  expect(byCode.get('UBND-22736')?.name).toBe('UBND đặc khu Trường Sa');
  expect(byCode.get('CU-GTVT')).toMatchObject({ successorCode: 'S-XD', validTo: '2025-06-30' });
  expect(byCode.get('TTCDS')).toMatchObject({ kind: 'OPERATOR', parentCode: 'S-KHCN' });
  expect(byCode.get('S-CT')?.evidence).toBe('from memory, check');
});

it('lists parents and successors before those who refer to them', () => {
  const seen = new Set<string | null>([null]);
  for (const { code, parentCode, successorCode } of agencies) {
    expect(seen.has(parentCode) && seen.has(successorCode), code).toBe(true);
    seen.add(code);
  }
});
