export { buildSchema } from './schema.ts';
