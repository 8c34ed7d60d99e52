import { frontEnd } from '../vite.ts';

export default frontEnd('map', import.meta.dirname, { './routes': './src/routes.ts' });
