import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { refuseUnusableAddress } from './processes.mjs';

it('an address where nobody can listen is refused with one sentence that says what to do', async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await expect(refuseUnusableAddress({ port, host: '127.0.0.1' })).rejects.toThrow(
    /^Port \d+ is taken on this machine: choose another one, for example PORT=\d+ npm start\.$/,
  );
  await new Promise((done) => server.close(done));
  await refuseUnusableAddress({ port, host: '127.0.0.1' });
  await expect(refuseUnusableAddress({ port, host: '192.0.2.1' })).rejects.toThrow(
    /^HOST 192\.0\.2\.1 is no address of this machine \(EADDRNOTAVAIL\): use .+\.$/,
  );
});
