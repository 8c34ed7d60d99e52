import { serverPages } from '../vite.ts';

export default serverPages('public', import.meta.dirname);
