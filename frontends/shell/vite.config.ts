import { frontEnd } from '../vite.ts';

export default frontEnd('shell', import.meta.dirname);
