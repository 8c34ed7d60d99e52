/** The portal's pages in the order of its menus: message keys of their names. */
export const MAIN_LINKS = [
  { to: '/', key: 'shell.nav.home' },
  { to: '/ban-do', key: 'shell.nav.map' },
  { to: '/tra-cuu', key: 'shell.nav.lookUp' },
  { to: '/thong-ke', key: 'shell.nav.statistics' },
  { to: '/huong-dan', key: 'shell.nav.guide' },
] as const;

export const MORE_LINKS = [
  { to: '/gioi-thieu', key: 'shell.nav.about' },
  { to: '/thong-bao', key: 'shell.nav.news' },
  { to: '/dia-chi', key: 'shell.nav.addresses' },
  { to: '/hoi-dap', key: 'shell.nav.knowledge' },
] as const;
