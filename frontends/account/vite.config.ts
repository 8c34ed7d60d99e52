import { frontEnd } from '../vite.ts';

export default frontEnd('account', import.meta.dirname, { './routes': './src/routes.ts' });
