import type { RouteLocationNormalized, RouteRecordRaw } from 'vue-router';
import { readCaseCode } from './text/case-code';

/** A form without scripts asks the list for a whole code: it leads to its case, as the page's own search does. */
const toCase = ({ query }: RouteLocationNormalized): string | true => {
  const code = typeof query.tu_khoa === 'string' ? readCaseCode(query.tu_khoa) : null;
  return code ? `/phan-anh/${code}` : true;
};

/** What the shell loads: the pages of this front end and their texts. */
const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('./home/HomePage.vue'), meta: { title: 'public.home.title', description: 'public.home.lead' } },
  { path: '/gui-phan-anh', name: 'submit', component: () => import('./submit/SubmitPage.vue'), meta: { title: 'public.submit.title', bottomBar: false } },
  { path: '/da-gui/:code', name: 'submitted', component: () => import('./submit/SubmittedPage.vue'), props: true, meta: { title: 'public.receipt.title' } },
  { path: '/phan-anh/:code', name: 'case', component: () => import('./case/CasePage.vue'), props: true, meta: { title: 'public.case.title' } },
  {
    path: '/tra-cuu',
    name: 'look-up',
    component: () => import('./list/LookUpPage.vue'),
    beforeEnter: toCase,
    meta: { title: 'public.lookUp.title', description: 'public.lookUp.lead' },
  },
  { path: '/thong-ke', name: 'statistics', component: () => import('./statistics/StatisticsPage.vue'), meta: { title: 'public.statistics.title' } },
  { path: '/phan-anh-cua-toi', name: 'my-reports', component: () => import('./list/MyReportsPage.vue'), meta: { title: 'public.mine.title' } },
  { path: '/khu-vuc', name: 'areas', component: () => import('./area/AreasPage.vue'), meta: { title: 'public.area.title' } },
  { path: '/khu-vuc/moi', name: 'new-area', component: () => import('./area/EditAreaPage.vue'), meta: { title: 'public.area.add' } },
  { path: '/khu-vuc/:id', name: 'area', component: () => import('./area/AreaPage.vue'), props: true, meta: { title: 'public.area.title' } },
  { path: '/khu-vuc/:id/sua', name: 'edit-area', component: () => import('./area/EditAreaPage.vue'), props: true, meta: { title: 'public.area.editTitle' } },
  {
    path: '/thong-bao',
    name: 'notices',
    component: () => import('./news/NoticesPage.vue'),
    meta: { title: 'public.news.title', description: 'public.news.lead' },
  },
  { path: '/thong-bao/:id', name: 'notice', component: () => import('./news/NoticePage.vue'), props: true, meta: { title: 'public.news.title' } },
  {
    path: '/dia-chi',
    name: 'addresses',
    component: () => import('./addresses/AddressesPage.vue'),
    meta: { title: 'public.addresses.title', description: 'public.addresses.lead' },
  },
  { path: '/huong-dan/:slug?', name: 'guide', component: () => import('./guide/GuidePage.vue'), props: true, meta: { title: 'public.guide.title' } },
  {
    path: '/hoi-dap',
    name: 'knowledge',
    component: () => import('./knowledge/KnowledgePage.vue'),
    meta: { title: 'public.knowledge.title', description: 'public.knowledge.lead' },
  },
  { path: '/hoi-dap/:id', name: 'article', component: () => import('./knowledge/ArticlePage.vue'), props: true, meta: { title: 'public.knowledge.title' } },
  { path: '/gioi-thieu', name: 'about', component: () => import('./about/AboutPage.vue'), meta: { title: 'public.about.title' } },
];
const messages = { vi: () => import('./vi.json'), en: () => import('./en.json') };

export default { routes, messages };
