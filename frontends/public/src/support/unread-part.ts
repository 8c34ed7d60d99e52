import SupportUnread from './SupportUnread.vue';

/** The mark of unread answers as the shell loads it, once the page is there, where this browser keeps a conversation; with the chat's texts. */
export default { component: SupportUnread, messages: { vi: () => import('./vi.json'), en: () => import('./en.json') } };
