import type { RouteRecordRaw } from 'vue-router';

/** What the shell loads: the pages of this front end and their texts. `?ve=` is where to go after signing in. */
const routes: RouteRecordRaw[] = [
  { path: '/tai-khoan', name: 'profile', component: () => import('./profile/ProfilePage.vue'), meta: { title: 'account.profile.title' } },
  { path: '/tai-khoan/quan-ly', name: 'manage-account', component: () => import('./profile/ManagePage.vue'), meta: { title: 'account.manage.title' } },
  {
    path: '/tai-khoan/xoa-tai-khoan',
    name: 'delete-account',
    component: () => import('./erasure/DeleteAccountPage.vue'),
    meta: { title: 'account.erasure.title' },
  },
  {
    path: '/tai-khoan/doi-so-dien-thoai',
    name: 'change-phone',
    component: () => import('./phone/ChangePhonePage.vue'),
    meta: { title: 'account.phone.title' },
  },
  { path: '/tai-khoan/dang-nhap', name: 'sign-in', component: () => import('./sign-in/SignInPage.vue'), meta: { title: 'account.signIn.title' } },
  // Sign-in providers have this address on their list (subgraphs/accounts/src/services.ts).
  {
    path: '/tai-khoan/dang-nhap/nha-cung-cap',
    name: 'provider-answer',
    component: () => import('./provider/ProviderAnswerPage.vue'),
    meta: { title: 'account.provider.title' },
  },
  { path: '/tai-khoan/dang-ky', name: 'register', component: () => import('./register/RegisterPage.vue'), meta: { title: 'account.register.title' } },
  {
    path: '/tai-khoan/quen-mat-khau',
    name: 'forgotten-password',
    component: () => import('./sign-in/ForgottenPage.vue'),
    meta: { title: 'account.forgotten.title' },
  },
  {
    path: '/tai-khoan/kich-hoat',
    name: 'activation',
    component: () => import('./activation/ActivationPage.vue'),
    meta: { title: 'account.activation.title' },
  },
  {
    path: '/tai-khoan/bao-mat',
    name: 'security',
    component: () => import('./security/SecurityPage.vue'),
    meta: { title: 'account.security.title' },
  },
  {
    path: '/tai-khoan/thong-bao',
    name: 'notifications',
    component: () => import('./notifications/NotificationsPage.vue'),
    meta: { title: 'account.notifications.title' },
  },
  {
    path: '/tai-khoan/cai-dat-thong-bao',
    name: 'notification-settings',
    component: () => import('./preferences/PreferencesPage.vue'),
    meta: { title: 'account.preferences.title' },
  },
];
const messages = { vi: () => import('./vi.json'), en: () => import('./en.json') };

export default { routes, messages };
