import { DamagedFilm, type Box, type BoxReader } from './film-boxes.ts';

/** Tables of metadata tracks are short; a longer one is not read. */
const LONGEST_TABLE_BYTES = 4 * 2 ** 20;

/** Where in the file the samples of a track lie. */
export async function* sampleParts(reader: BoxReader, table: Box): AsyncGenerator<{ from: number; to: number }> {
  const tables = new Map<string, Buffer>();
  for await (const box of reader.boxes(table.body, table.end)) {
    if (!['stsc', 'stsz', 'stco', 'co64'].includes(box.type)) continue;
    if (box.end - box.body > LONGEST_TABLE_BYTES) throw new DamagedFilm('a table is too long');
    tables.set(box.type, await reader.read(box.body, box.end - box.body));
  }
  const offsets = offsetsOf(tables);
  const perChunk = tables.get('stsc');
  const sizes = tables.get('stsz');
  if (!offsets || !perChunk || !sizes || sizes.length < 12 || perChunk.length < 8) return;
  const runs = Math.min(perChunk.readUInt32BE(4), Math.floor((perChunk.length - 8) / 12));
  const same = sizes.readUInt32BE(4);
  const listed = Math.floor((sizes.length - 12) / 4);
  const sizeOf = (sample: number): number => (same > 0 ? same : sample < listed ? sizes.readUInt32BE(12 + sample * 4) : 0);
  let sample = 0;
  let left = sizes.readUInt32BE(8);
  let run = 0;
  for (const [chunk, from] of offsets.entries()) {
    while (run + 1 < runs && perChunk.readUInt32BE(8 + (run + 1) * 12) <= chunk + 1) run++;
    const samples = Math.min(left, runs > 0 ? perChunk.readUInt32BE(8 + run * 12 + 4) : 0);
    if (same === 0 && samples > listed) throw new DamagedFilm('a chunk of more samples than there are');
    let length = same * samples;
    if (same === 0) for (let index = 0; index < samples; index++) length += sizeOf(sample + index);
    sample += samples;
    left -= samples;
    if (length > 0) yield { from, to: from + length };
  }
}

function offsetsOf(tables: ReadonlyMap<string, Buffer>): number[] | null {
  const short = tables.get('stco');
  const long = tables.get('co64');
  const table = short ?? long;
  if (!table || table.length < 8) return null;
  const width = short ? 4 : 8;
  const count = Math.min(table.readUInt32BE(4), Math.floor((table.length - 8) / width));
  return Array.from({ length: count }, (_, index) => (short ? table.readUInt32BE(8 + index * 4) : Number(table.readBigUInt64BE(8 + index * 8))));
}
