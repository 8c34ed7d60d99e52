import type { Box, BoxReader } from './film-boxes.ts';

/** Lengths of tracks that come in fragments: their header says nothing about them. */
export class FragmentTimes {
  /** Of the tracks that count. */
  readonly timescales = new Map<number, number>();
  private readonly reader: BoxReader;
  private readonly defaults = new Map<number, number>();
  private readonly ticks = new Map<number, number>();

  constructor(reader: BoxReader) {
    this.reader = reader;
  }

  seconds(): number {
    const each = [...this.ticks].map(([track, ticks]) => {
      const timescale = this.timescales.get(track) ?? 0;
      return timescale > 0 ? ticks / timescale : 0;
    });
    return Math.max(0, ...each);
  }

  /** `trex`: how long a sample is where its fragment does not say. */
  async readDefaults(mvex: Box): Promise<void> {
    for await (const box of this.reader.boxes(mvex.body, mvex.end)) {
      if (box.type !== 'trex') continue;
      const bytes = await this.reader.read(box.body, 16);
      this.defaults.set(bytes.readUInt32BE(4), bytes.readUInt32BE(12));
    }
  }

  /** The boxes of a `traf`. */
  async add(parts: readonly Box[]): Promise<void> {
    const header = parts.find(({ type }) => type === 'tfhd');
    if (!header) return;
    const bytes = await this.reader.read(header.body, Math.min(32, header.end - header.body));
    if (bytes.length < 8) return;
    const flags = bytes.readUIntBE(1, 3);
    const track = bytes.readUInt32BE(4);
    const at = 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0);
    const each = flags & 0x8 && at + 4 <= bytes.length ? bytes.readUInt32BE(at) : (this.defaults.get(track) ?? 0);
    for (const box of parts) if (box.type === 'trun') this.ticks.set(track, (this.ticks.get(track) ?? 0) + (await this.ticksOfRun(box, each)));
  }

  private async ticksOfRun(run: Box, each: number): Promise<number> {
    const head = await this.reader.read(run.body, 8);
    const flags = head.readUIntBE(1, 3);
    const count = head.readUInt32BE(4);
    if (!(flags & 0x100)) return count * each;
    const first = run.body + 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
    const width = [0x100, 0x200, 0x400, 0x800].reduce((sum, flag) => sum + (flags & flag ? 4 : 0), 0);
    let ticks = 0;
    const atOnce = 4_096;
    for (let done = 0; done < count; done += atOnce) {
      const from = first + done * width;
      const some = Math.min(atOnce, count - done);
      if (from + some * width > run.end) break;
      const bytes = await this.reader.read(from, some * width);
      for (let index = 0; index < some; index++) ticks += bytes.readUInt32BE(index * width);
    }
    return ticks;
  }
}
