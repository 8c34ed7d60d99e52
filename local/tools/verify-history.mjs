// `npm run verify:history`: recomputes the hash chain of every case of the running system and names the first bad event of each broken one (B-12).
import { runServiceProgram } from './service-program.mjs';

runServiceProgram('cases', 'history/verify.js');
