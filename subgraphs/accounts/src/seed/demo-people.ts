import { randomBytes } from 'node:crypto';
import { demoPhone } from '../account/phone.ts';
import { demoName } from './demo-names.ts';
import agencies from '../reference/agencies-khanh-hoa.json' with { type: 'json' };

/** One line of `DATA_DIR/demo-accounts.json` (operating contract). */
export interface DemoPerson {
  /** Roles of the graph, and CITIZEN, BUSINESS, PARTNER. */
  role: string;
  agencyCode: string | null;
  fullName: string;
  /** What to type at sign-in: an officer's phone, a citizen's id number, a business's tax code, a partner's client id. */
  identifier: string;
  phone: string;
  password: string;
  totpSecret: string | null;
}

/** Communes with demo officers. */
export const DEMO_COMMUNES = ['22366', '22402', '22333', '22390', '22420'];
export const DEMO_POSITIONS: Record<string, string> = {
  ADMIN: 'Quản trị hệ thống',
  OPERATOR: 'Nhân viên trực',
  SUPERVISOR: 'Giám sát viên',
  AGENCY_LEADER: 'Lãnh đạo đơn vị',
  SPECIALIST: 'Chuyên viên',
};

const OPERATOR_AGENCY = 'TTCDS';
const PROVINCE_OFFICE = 'VPUBND';
const PARTNER_AGENCY = 'DL-KH';
const password = (): string => randomBytes(9).toString('base64url');

/** The demo people of every role and agency with fresh random passwords. The partner's identifier and password are given when its client is made. */
export function demoPeople(): DemoPerson[] {
  const posts: [role: string, agencyCode: string][] = [
    ['ADMIN', OPERATOR_AGENCY],
    ['OPERATOR', OPERATOR_AGENCY],
    ['OPERATOR', OPERATOR_AGENCY],
    ['SUPERVISOR', PROVINCE_OFFICE],
    ...[...agencies.map(({ code }) => code), ...DEMO_COMMUNES.map((code) => `UBND-${code}`)].flatMap((code): [string, string][] => [
      ['AGENCY_LEADER', code],
      ['SPECIALIST', code],
    ]),
  ];
  const officers = posts.map(([role, agencyCode], i): DemoPerson => {
    const phone = demoPhone(i, true);
    return { role, agencyCode, fullName: demoName(i), identifier: phone, phone, password: password(), totpSecret: null };
  });
  const others: [role: string, identifier: string][] = [
    ['CITIZEN', '056085001234'],
    ['CITIZEN', '056192004567'],
    ['CITIZEN', '058301007890'],
    ['BUSINESS', '4201234566'],
  ];
  const citizens = others.map(([role, identifier], i): DemoPerson => ({
    role,
    agencyCode: null,
    fullName: demoName(officers.length + i),
    identifier,
    phone: demoPhone(i, false),
    password: password(),
    totpSecret: null,
  }));
  const partner: DemoPerson = {
    role: 'PARTNER',
    agencyCode: PARTNER_AGENCY,
    fullName: 'Cổng tra cứu Điện lực Khánh Hòa',
    identifier: '',
    phone: '',
    password: '',
    totpSecret: null,
  };
  return [...officers, ...citizens, partner];
}

export const DEMO_BUSINESS = { name: 'Công ty TNHH Du lịch Biển Xanh', address: '25 Hùng Vương, phường Nha Trang' };
export const DEMO_ADDRESSES = ['12 Trần Phú, phường Nha Trang', '86 Lê Hồng Phong, phường Nam Nha Trang', '41 Thống Nhất, phường Phan Rang'];
