import SupportChat from './SupportChat.vue';

/** The support chat as the shell loads it when somebody opens it, with its texts: on pages of other front ends those of this one are not there. */
export default { component: SupportChat, messages: { vi: () => import('./vi.json'), en: () => import('./en.json') } };
