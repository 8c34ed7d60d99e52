import { serverPages } from '../vite.ts';

export default serverPages('shell', import.meta.dirname);
