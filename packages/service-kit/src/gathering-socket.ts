import { Socket } from 'node:net';

/** A socket that sends what is written in one turn of the event loop together: several statements of a pipeline become one packet and one system call. */
export function gatheringSocket(): Socket {
  const socket = new Socket();
  // Not a subclass: `connect` of Node puts the class's own `write` in the place of an overridden one.
  socket.once('connect', () => {
    const send = socket.write.bind(socket) as (...given: unknown[]) => boolean;
    let isGathering = false;
    socket.write = ((...given: unknown[]) => {
      if (!isGathering) {
        isGathering = true;
        socket.cork();
        process.nextTick(() => {
          isGathering = false;
          socket.uncork();
        });
      }
      return send(...given);
    }) as Socket['write'];
  });
  return socket;
}
