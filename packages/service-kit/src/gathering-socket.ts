import { Socket } from 'node:net';

type Done = (error?: Error | null) => void;

/** A socket that sends what is written in one turn of the event loop together: several statements of a pipeline become one packet and one system call. */
export class GatheringSocket extends Socket {
  #gathering = false;

  override write(data: string | Uint8Array, encoding?: BufferEncoding | Done, done?: Done): boolean {
    if (!this.#gathering) {
      this.#gathering = true;
      this.cork();
      process.nextTick(() => {
        this.#gathering = false;
        this.uncork();
      });
    }
    return typeof encoding === 'string' ? super.write(data, encoding, done) : super.write(data, encoding ?? done);
  }
}
