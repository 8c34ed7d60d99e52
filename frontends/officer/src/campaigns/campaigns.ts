import type { Viewer } from '@pakn/graph';

/** As the graph decides it (`Query.campaigns`): whoever reads the audit log. */
export const mayReadCampaigns = ({ officer }: Pick<Viewer, 'officer'>): boolean =>
  officer?.roles.some((role) => role === 'ADMIN' || role === 'SUPERVISOR') ?? false;

/** What a poster's QR code leads to: the registration, counted for the campaign. */
export const registrationLink = (origin: string, code: string): string => `${origin}/tai-khoan/dang-ky?chien-dich=${encodeURIComponent(code)}`;
