import { crc32, deflateRawSync, deflateSync } from "node:zlib";

/** Small files of each type, and archives with whatever a hostile sender could write into them. */
export interface ZipEntry {
  name: string;
  content: string | Buffer;
  /** Compressed bytes to use as they are. */
  raw?: Buffer;
  size?: number;
  crc?: number;
  flags?: number;
}

export function zip(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, raw, size, crc, flags = 0 } of entries) {
    const bytes = Buffer.from(content);
    const packed = raw ?? deflateRawSync(bytes);
    const nameBytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800 | flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc ?? crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size ?? bytes.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const head = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, nameBytes, packed]);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, end, nameBytes);
    local.push(head);
    at += head.length;
  }
  const central = Buffer.concat(directory);
  const tail = Buffer.alloc(22);
  tail.write("PK\x05\x06", "latin1");
  tail.writeUInt16LE(entries.length, 8);
  tail.writeUInt16LE(entries.length, 10);
  tail.writeUInt32LE(central.length, 12);
  tail.writeUInt32LE(at, 16);
  return Buffer.concat([...local, central, tail]);
}

export function docx(more: readonly ZipEntry[] = [], type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"): Buffer {
  return zip([
    { name: "[Content_Types].xml", content: `<?xml version="1.0" encoding="UTF-8"?><Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>` },
    { name: "word/document.xml", content: "<document>赤泥</document>" },
    ...more,
  ]);
}

/** A PDF with `text` in a comment, so that it can be looked for. */
export function pdf(text = "赤泥", bytes = 0): Buffer {
  const body = Buffer.from(`%PDF-1.4\n%${text}\n${"%".repeat(bytes)}\n1 0 obj\n<< /Type /Catalog >>\nendobj\n`);
  return Buffer.concat([body, Buffer.from(`xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`)]);
}

export function png(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const typed = Buffer.concat([Buffer.from(type), data]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(typed));
    return Buffer.concat([head, typed, sum]);
  };
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", Buffer.from("00000001000000010802000000", "hex")), chunk("IDAT", deflateSync(Buffer.alloc(4))), chunk("IEND", Buffer.alloc(0))]);
}

export function jpeg(): Buffer {
  return Buffer.from("ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda0008010100003f00d2ffd9", "hex");
}
