// Sends hostile requests from a thread of its own, so that what honest people wait for is the system and not the attacker's work: as many at once as
// asked for, without a pause, until the first number that is shared with the parent is set; the second one counts what was sent.
import { request } from 'node:http';
import { workerData } from 'node:worker_threads';

/** @type {{ origin: string, bodies: string[], atOnce: number, shared: Int32Array }} */
const { origin, bodies, atOnce, shared } = workerData;
const { hostname, port } = new URL(origin);
const texts = bodies.map((body) => Buffer.from(body));
const [OVER, SENT] = [0, 1];

/** @param {Buffer} body */
const send = (body) =>
  new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const asked = request({ hostname, port, method: 'POST', path: '/graphql', headers, agent: false }, (answer) => {
      answer.resume();
      answer.on('close', resolve);
    });
    asked.on('error', resolve); // closed while the body was on its way: refused
    asked.end(body);
  });

await Promise.all(
  Array.from({ length: atOnce }, async (_, who) => {
    for (let next = who; Atomics.load(shared, OVER) === 0; next += 7) {
      await send(texts[next % texts.length]);
      Atomics.add(shared, SENT, 1);
    }
  }),
);
