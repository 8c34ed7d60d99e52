import { codesOf, type ClosedSet } from './closed-set.ts';

export const AGENCY_KIND = {
  PROVINCE_OFFICE: { vi: 'Văn phòng UBND tỉnh', en: 'Provincial office', description: 'What escalates past an agency leader comes here.' },
  OPERATOR: {
    vi: 'Đơn vị vận hành (nhân viên trực)',
    en: 'Duty desk',
    description: 'Takes reports in and publishes answers; its leader is the head of the desk.',
  },
  DEPARTMENT: { vi: 'Sở, cơ quan chuyên môn', en: 'Provincial department' },
  POLICE: { vi: 'Công an', en: 'Police' },
  CENTRAL: { vi: 'Cơ quan ngành dọc Trung ương', en: 'Central body in the province' },
  PUBLIC_UNIT: { vi: 'Đơn vị sự nghiệp, ban quản lý', en: 'Public service unit, management board' },
  COMMUNE: { vi: 'UBND xã, phường, đặc khu', en: "Commune-level People's Committee" },
  COMMUNE_UNIT: { vi: 'Phòng, trung tâm thuộc UBND cấp xã', en: 'Unit of a commune' },
  UTILITY: { vi: 'Doanh nghiệp hạ tầng', en: 'Utility company' },
  MASS_ORG: { vi: 'Đoàn thể', en: 'Mass organisation' },
  PARTNER: { vi: 'Đơn vị đối tác', en: 'Partner agency', description: 'Works in a system of its own, through the graph.' },
} as const satisfies ClosedSet;

export type AgencyKind = keyof typeof AGENCY_KIND;
export const AGENCY_KINDS = codesOf(AGENCY_KIND);
