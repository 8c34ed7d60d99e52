import { frontEnd } from '../vite.ts';

export default frontEnd('officer', import.meta.dirname, { './routes': './src/routes.ts' });
