import type { RouteRecordRaw } from 'vue-router';

/** What the shell loads: the pages of this front end and their texts. */
const routes: RouteRecordRaw[] = [];
const messages = { vi: () => import('./vi.json'), en: () => import('./en.json') };

export default { routes, messages };
