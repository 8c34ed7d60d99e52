/** What the shell gives all front ends of vue-i18n, see shared-vue.ts. */
export { createI18n, useI18n } from 'vue-i18n';
