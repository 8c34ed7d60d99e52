/** What the shell gives all front ends of vue-router, see shared-vue.ts. */
export { createRouter, createWebHistory, RouterLink, START_LOCATION, useRoute, useRouter } from 'vue-router';
