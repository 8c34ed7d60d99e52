import { frontEnd } from '../vite.ts';

export default frontEnd('public', import.meta.dirname, {
  './routes': './src/routes.ts',
  './SupportChat': './src/support/support-part.ts',
  './SupportUnread': './src/support/unread-part.ts',
});
