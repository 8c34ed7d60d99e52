// One origin for development: the gateway and the bundlers' servers behind one port, their sockets included.
import { createServer, request as ask } from 'node:http';
import { connect } from 'node:net';

/**
 * @typedef {{ prefix: string, port: number }} Way `prefix`: of the path; the longest that fits wins
 */

/**
 * The port that answers a path.
 * @param {readonly Way[]} ways
 * @param {string} url
 */
export function portOf(ways, url) {
  const [path = ''] = url.split('?', 1);
  const fits = ways.filter(({ prefix }) => path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`));
  return fits.toSorted((a, b) => b.prefix.length - a.prefix.length)[0]?.port;
}

/**
 * Passes every request and every socket on as it is; what is behind sees the address that the browser typed.
 * @param {{ port: number, host: string, ways: readonly Way[] }} options
 * @returns {Promise<{ close: () => Promise<void> }>}
 */
export async function openFrontDoor({ port, host, ways }) {
  const server = createServer((request, response) => {
    const to = portOf(ways, request.url ?? '/');
    const onward = ask({ host: '127.0.0.1', port: to, method: request.method, path: request.url, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', (error) => {
      if (response.headersSent) return response.destroy();
      response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end(`Nothing answers on port ${to} yet: ${error.message}`);
    });
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  /** The server itself forgets a socket once it was upgraded. */
  const sockets = new Set();
  server.on('upgrade', (request, socket, head) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    const onward = connect({ host: '127.0.0.1', port: portOf(ways, request.url ?? '/') });
    const lines = request.rawHeaders.flatMap((name, index, all) => (index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : []));
    onward.once('connect', () => {
      onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ]) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen({ port, host }, () => resolve(undefined)));
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}
