import type { OfficerRole } from '@pakn/service-kit';

/** Roles over the whole province: administrators give them and take them away. */
export const PROVINCE_ROLES: ReadonlySet<OfficerRole> = new Set(['ADMIN', 'SUPERVISOR']);
