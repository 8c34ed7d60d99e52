import type { RouteRecordRaw } from 'vue-router';

/** What the shell loads: the officers' console and its texts. The console fills the window and brings its own menu. */
const routes: RouteRecordRaw[] = [
  {
    path: '/can-bo',
    component: () => import('./desk/ConsoleGate.vue'),
    meta: { title: 'officer.title', layout: 'bare' },
    children: [
      { path: '', name: 'officer', component: { render: () => null } },
      { path: 'xu-ly/:code?', name: 'officer-inbox', component: () => import('./inbox/InboxPage.vue'), meta: { title: 'officer.title' } },
      { path: 'truc/:code?', name: 'officer-triage', component: () => import('./triage/TriagePage.vue'), meta: { title: 'officer.triage.title' } },
      { path: 'ghi-nhan', name: 'officer-intake', component: () => import('./intake/IntakePage.vue'), meta: { title: 'officer.intake.title' } },
      { path: 'ho-tro/:id?', name: 'officer-support', component: () => import('./support/SupportPage.vue'), meta: { title: 'officer.support.title' } },
      { path: 'chuong-trinh', name: 'officer-campaigns', component: () => import('./campaigns/CampaignsPage.vue'), meta: { title: 'officer.campaigns.title' } },
      { path: 'noi-dung/:part?', name: 'officer-content', component: () => import('./content/ContentPage.vue'), meta: { title: 'officer.content.title' } },
    ],
  },
];
const messages = { vi: () => import('./vi.json'), en: () => import('./en.json') };

export default { routes, messages };
