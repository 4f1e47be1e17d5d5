import { HostError } from "../host";

/**
 * The zip container of an .xlsx file: its directory is read before anything is unpacked, so that a bomb never gets
 * that far, and single parts can be replaced. Works in Node and browsers; only stored and deflated parts.
 */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  /** Unpacked size, as the directory claims. */
  readonly size: number;
  /** Where the packed bytes begin. */
  readonly start: number;
}

const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const UTF8_NAME = 0x0800;
const ENCRYPTED = 0x0001;

/**
 * The parts of a zip by name.
 *
 * @throws HostError passwordProtected for encrypted parts, unreadable for a damaged directory
 */
export function readZip(bytes: Uint8Array, place: string): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (detail: string): HostError => new HostError("unreadable", place, detail);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 0xffff);
  while (end >= lowest && view.getUint32(end, true) !== END_RECORD) end -= 1;
  if (end < lowest) throw damaged("the zip has no directory");
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_RECORD) throw damaged("the zip's directory is damaged");
    if (view.getUint16(at + 8, true) & ENCRYPTED) throw new HostError("passwordProtected", place, "encrypted zip parts");
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_RECORD) throw damaged("a part of the zip is missing");
    const entry: ZipEntry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll("\\", "/").replace(/^\/+/, ""),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
    };
    if (entry.start + entry.compressedSize > bytes.length) throw damaged(`the part ${entry.name} is cut off`);
    entries.set(entry.name, entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/**
 * Unpacks one part.
 *
 * @param limit bytes after which the part is given up, whatever the directory claims
 * @throws HostError tooLarge beyond `limit`, unreadable when the packed bytes are damaged
 */
export async function unpack(bytes: Uint8Array, entry: ZipEntry, limit: number, place: string): Promise<Uint8Array> {
  const packed = bytes.subarray(entry.start, entry.start + entry.compressedSize);
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw new HostError("unreadable", place, `the part ${entry.name} is packed in an unknown way`);
  const reader = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new HostError("unreadable", place, `the part ${entry.name} is damaged: ${String(error)}`);
    });
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw new HostError("tooLarge", place, `the part ${entry.name} unpacks to more than ${limit} bytes`);
    }
    chunks.push(value);
  }
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** The same zip with some parts replaced by texts; the others are copied as they are packed. */
export async function replaceParts(bytes: Uint8Array, parts: ReadonlyMap<string, string>, place: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of readZip(bytes, place).values()) {
    const text = parts.get(entry.name);
    const part = text === undefined
      ? { ...entry, packed: bytes.subarray(entry.start, entry.start + entry.compressedSize) }
      : await pack(new TextEncoder().encode(text));
    const name = new TextEncoder().encode(entry.name);
    const local = record(LOCAL_RECORD, 30, name, part, 4);
    const central = record(DIRECTORY_RECORD, 46, name, part, 6);
    new DataView(central.buffer).setUint16(4, 20, true);
    new DataView(central.buffer).setUint32(42, offset, true);
    chunks.push(local, part.packed);
    directory.push(central);
    offset += local.length + part.packed.length;
  }
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, END_RECORD, true);
  view.setUint16(8, directory.length, true);
  view.setUint16(10, directory.length, true);
  view.setUint32(12, directory.reduce((sum, item) => sum + item.length, 0), true);
  view.setUint32(16, offset, true);
  return joined([...chunks, ...directory, end]);
}

interface Packed {
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

async function pack(content: Uint8Array<ArrayBuffer>): Promise<Packed> {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  return { method: DEFLATED, crc: crc32(content), size: content.length, packed };
}

/** A local or directory record; `fields` is where "version needed" stands in it. */
function record(signature: number, length: number, name: Uint8Array, part: Packed, fields: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  view.setUint16(fields, 20, true);
  view.setUint16(fields + 2, UTF8_NAME, true);
  view.setUint16(fields + 4, part.method, true);
  // 1980-01-01: the same content gives the same file.
  view.setUint16(fields + 8, 0x21, true);
  view.setUint32(fields + 10, part.crc, true);
  view.setUint32(fields + 14, part.packed.length, true);
  view.setUint32(fields + 18, part.size, true);
  view.setUint16(fields + 22, name.length, true);
  bytes.set(name, length);
  return bytes;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
