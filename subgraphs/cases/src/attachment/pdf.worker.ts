import { readFileSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PDFDict, PDFDocument, PDFName, PDFStream } from '@cantoo/pdf-lib';

const { path, to, parse } = workerData as { path: string; to: string; parse: boolean };

/** Entries that hold metadata, in the catalog, a page, an image or a form. */
const ENTRIES = ['Metadata', 'PieceInfo', 'LastModified'].map((name) => PDFName.of(name));
const TYPE = PDFName.of('Type');

async function withLibrary(bytes: Buffer): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context } = document;
  // Nothing to begin from: what it would write is not what was read.
  if (!context.trailerInfo.Root || document.getPageCount() === 0) throw new Error('no pages');
  const information = context.trailerInfo.Info;
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    const dictionary = object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : null;
    if (!dictionary) continue;
    for (const entry of ENTRIES) dictionary.delete(entry);
    // Streams of XMP that nothing points to any more would still be written.
    if (dictionary.get(TYPE) === PDFName.of('Metadata')) context.delete(reference);
    if (reference === information) context.delete(reference);
  }
  delete context.trailerInfo.Info;
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}

/** Overwrites packets of XMP and the texts of the information dictionary with spaces: no byte moves. */
function inPlain(bytes: Buffer): Buffer {
  for (let at = bytes.indexOf('<?xpacket begin'); at >= 0;) {
    const end = bytes.indexOf('<?xpacket end', at);
    bytes.fill(' ', at, end < 0 ? bytes.length : end);
    at = end < 0 ? -1 : bytes.indexOf('<?xpacket begin', end);
  }
  for (const key of ['/Author', '/Creator', '/Producer', '/Subject', '/Keywords', '/CreationDate', '/ModDate'])
    for (let at = bytes.indexOf(key); at >= 0; at = bytes.indexOf(key, at + 1)) blankText(bytes, at + key.length);
  return bytes;
}

/** The text `(…)` or `<…>` that begins here, if one does. */
function blankText(bytes: Buffer, from: number): void {
  let at = from;
  while (at < bytes.length && ' \r\n\t'.includes(String.fromCharCode(bytes[at] ?? 0))) at++;
  const opening = String.fromCharCode(bytes[at] ?? 0);
  if (opening === '<' && bytes[at + 1] !== 0x3c) {
    const end = bytes.indexOf('>', at);
    if (end > 0) bytes.fill('0', at + 1, end);
  }
  if (opening !== '(') return;
  let depth = 1;
  for (let next = at + 1; next < bytes.length && depth > 0; next++) {
    const sign = String.fromCharCode(bytes[next] ?? 0);
    if (sign === '(') depth++;
    if (sign === ')' && --depth === 0) return;
    if (sign === '\\') bytes[next++] = 0x20;
    bytes[next] = 0x20;
  }
}

const bytes = readFileSync(path);
writeFileSync(to, parse ? await withLibrary(bytes) : inPlain(bytes));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
parentPort?.postMessage('done');
