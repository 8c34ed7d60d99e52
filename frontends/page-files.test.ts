import { expect, test } from 'vitest';
import { componentsOfPaths } from './page-files';

test('P11b which components an address shows is read from the routes', () => {
  const routes = `[
    { path: '/', name: 'home', component: () => import('./home/HomePage.vue') },
    { path: '/a', redirect: '/b' },
    {
      path: '/can-bo',
      component: () => import('./desk/Gate.vue'),
      children: [
        { path: '', name: 'officer', component: { render: () => null } },
        { path: 'xu-ly/:code?', component: () => import('./inbox/InboxPage.vue') },
      ],
    },
  ]`;
  expect([...componentsOfPaths(routes)]).toEqual([
    ['/', ['./home/HomePage.vue']],
    ['/a', []],
    ['/can-bo', ['./desk/Gate.vue']],
    ['/can-bo/xu-ly/:code?', ['./desk/Gate.vue', './inbox/InboxPage.vue']],
  ]);
});
