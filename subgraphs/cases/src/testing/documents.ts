/** A PDF of one empty page with an information dictionary and a packet of XMP, both naming `author`. `more`: objects or text before the cross-reference table. */
export function pdf(author: string, more: string = ''): Buffer {
  const xmp = `<?xpacket begin="" id="W5M0"?><x:xmpmeta>${author}</x:xmpmeta><?xpacket end="w"?>`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/PieceInfo<</X<</Private(' + author + ')>>>>>>',
    `<</Type/Metadata/Subtype/XML/Length ${xmp.length}>>stream\n${xmp}\nendstream`,
    `<</Author(${author})/Producer(${author})/CreationDate(D:20260101000000)>>`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  text += more;
  const table = text.length;
  text += `xref\n0 6\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${text}trailer<</Size 6/Root 1 0 R/Info 5 0 R>>\nstartxref\n${table}\n%%EOF`, 'latin1');
}

/** An old Office file: a compound file whose directory has this stream. */
export function compound(stream: string): Buffer {
  const bytes = Buffer.alloc(512 * 3);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.fill(0xff, 76, 512);
  bytes.writeUInt32LE(0, 76);
  bytes.fill(0xff, 512, 1024);
  for (const [index, name] of ['Root Entry', stream].entries()) {
    const at = 1024 + index * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
  }
  return bytes;
}
