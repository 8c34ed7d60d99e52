// `npm run rotate:keys`: a new key signs access tokens from now on, in every replica; the gateway follows within seconds.
import { readAccountsEnvironment } from './environment.ts';
import { createServices } from './services.ts';
import { rotateKeys } from './session/signing-keys.ts';

const services = await createServices(readAccountsEnvironment());
try {
  const kid = await rotateKeys(services);
  console.log(`The key ${kid} signs from now on. Tokens of the one before stay good until they end, at most 15 minutes.`);
} finally {
  await services.close();
}
