import { deflateSync, Inflate } from "fflate";
import { HostError } from "../host";
import { crc32 } from "./crc32";
import { unpackTogether } from "./together";

/**
 * The zip container of an Office file. Its directory is read first; a part is unpacked when it is asked for, and its bytes
 * are counted as they come out, so that what the directory claims is believed by nobody. Parts that are not replaced are
 * written again as they are packed.
 */
export interface ZipEntry {
  /** With "/" between folders and none in front. */
  readonly name: string;
  /** The name as the zip spells it. */
  readonly storedName: Uint8Array;
  readonly flags: number;
  readonly method: number;
  /** Time and date, as the zip packs them. */
  readonly time: number;
  readonly crc: number;
  readonly compressedSize: number;
  /** Unpacked size, as the directory claims. */
  readonly size: number;
  /** Where the packed bytes begin. */
  readonly start: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const IN_ZIP64 = 0xffffffff;
const ZIP64_FIELD = 0x0001;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x0001;
const UTF8_NAME = 0x0800;
/** 1980-01-01: the same content gives the same file. */
const NO_TIME = 0x0021_0000;
/** Packed bytes taken at a time, so that what comes out of one piece stays small. */
const PIECE = 16_384;
/** Parts of up to so many bytes are unpacked together, so many bytes of them at most. */
const SMALL = 262_144;
const MOST_TOGETHER = 4_194_304;
/** Of other parts, pictures for one, most are never asked for. */
const MARKUP = /\.(?:xml|rels|vml)$/i;
/** More parts than any workbook has. */
const MOST_PARTS = 100_000;

/** What is unpacked of one file, all parts together; see {@link Archive}. */
export class Budget {
  private spent = 0;

  /** @param bytes the most that may be unpacked */
  constructor(private readonly bytes: number, private readonly place: string) {}

  /** Bytes that may still come. */
  get left(): number {
    return this.bytes - this.spent;
  }

  /** Counts bytes as they come. @throws HostError tooLarge when it is more than the file may hold */
  take(bytes: number, part: string): void {
    this.spent += bytes;
    if (this.spent > this.bytes) throw new HostError("tooLarge", this.place, `the parts unpack to more than ${this.bytes} bytes (${part})`);
  }
}

/** A zip file whose parts can be read. */
export class Archive {
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Names by their lower-case form: a package does not tell capitals apart. */
  private readonly spelling: ReadonlyMap<string, string>;
  /** Parts that the budget knows; one that is read again costs nothing more. */
  private readonly counted = new Set<ZipEntry>();
  /** The small parts, unpacked together when the first of them is asked for. */
  private small: ReadonlyMap<ZipEntry, Uint8Array> | null = null;

  /**
   * @param place what to call the file in errors
   * @throws HostError passwordProtected for encrypted parts, unreadable for a damaged directory
   */
  constructor(private readonly bytes: Uint8Array, private readonly place: string, private readonly budget: Budget) {
    this.entries = readDirectory(bytes, place);
    this.spelling = new Map([...this.entries.keys()].map((name) => [name.toLowerCase(), name]));
  }

  /** The parts' names in the order of the directory. */
  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  /** The name of a part as the zip spells it; undefined when it is not there. */
  find(name: string): string | undefined {
    return this.entries.has(name) ? name : this.spelling.get(name.toLowerCase());
  }

  /**
   * Unpacks a part; undefined when it is not there.
   *
   * @throws HostError tooLarge beyond the budget, unreadable when the packed bytes are damaged or more than was claimed
   */
  read(name: string): Uint8Array | undefined {
    const entry = this.entries.get(this.find(name) ?? "");
    return entry && this.unpack(entry);
  }

  /** The zip with parts replaced, added (after the others) or, for null, left out; the very bytes when nothing is. */
  with(changes: ReadonlyMap<string, Uint8Array | null>): Uint8Array<ArrayBuffer> {
    if (changes.size === 0) return Uint8Array.from(this.bytes);
    const parts = [...this.entries.values()].flatMap((entry): Packed[] => {
      const change = changes.get(entry.name);
      if (change === null) return [];
      if (change !== undefined) return [packed(entry.storedName, entry.flags & UTF8_NAME, change)];
      return [{ ...entry, flags: entry.flags & UTF8_NAME, name: entry.storedName, content: this.bytes.subarray(entry.start, entry.start + entry.compressedSize) }];
    });
    for (const [name, content] of changes) {
      if (content !== null && !this.entries.has(name)) parts.push(packed(new TextEncoder().encode(name), UTF8_NAME, content));
    }
    return writeZip(parts);
  }

  private unpack(entry: ZipEntry): Uint8Array {
    if (platform && isSmall(entry)) {
      const known = (this.small ??= this.unpackSmall(platform)).get(entry);
      if (known) {
        this.count(known, entry);
        this.counted.add(entry);
        return known;
      }
    }
    const content = this.bytes.subarray(entry.start, entry.start + entry.compressedSize);
    const whole = entry.method === STORED ? this.count(content, entry) : entry.method === DEFLATED ? this.inflate(content, entry) : null;
    if (!whole) throw this.damaged(entry, "is packed in an unknown way");
    if ((platform ?? { crc32 }).crc32(whole) !== entry.crc) throw this.damaged(entry, "is damaged");
    this.counted.add(entry);
    return whole;
  }

  /** None where one of them is damaged: each is then unpacked by itself, and the damaged one named. */
  private unpackSmall({ gunzip }: PlatformZip): ReadonlyMap<ZipEntry, Uint8Array> {
    let left = Math.min(MOST_TOGETHER, this.budget.left);
    const entries = [...this.entries.values()].filter((entry) => isSmall(entry) && (left -= entry.size) >= 0);
    const unpacked = unpackTogether(entries.map(({ start, compressedSize, crc, size }) => ({ content: this.bytes.subarray(start, start + compressedSize), crc, size })), gunzip);
    return new Map(unpacked?.map((whole, index) => [entries[index] as ZipEntry, whole]));
  }

  private count(content: Uint8Array, entry: ZipEntry): Uint8Array {
    if (!this.counted.has(entry)) this.budget.take(content.length, entry.name);
    return content;
  }

  private inflate(content: Uint8Array, entry: ZipEntry): Uint8Array {
    // Deflate packs at most about 1:1032, so that a small part never claims much memory.
    const most = Math.min(entry.size, content.length * 1032 + 64);
    // Beyond the budget the script goes on, which stops at the very byte; the platform would unpack the whole part first.
    if (platform && (this.counted.has(entry) || most <= this.budget.left)) return this.inflateBy(platform, content, entry, most);
    const whole = new Uint8Array(most);
    let length = 0;
    const inflate = new Inflate((chunk) => {
      this.count(chunk, entry);
      if (length + chunk.length > whole.length) throw this.damaged(entry, "unpacks to more than its directory claims");
      whole.set(chunk, length);
      length += chunk.length;
    });
    try {
      for (let at = 0; at < content.length; at += PIECE) inflate.push(content.subarray(at, at + PIECE), at + PIECE >= content.length);
    } catch (error) {
      throw error instanceof HostError ? error : this.damaged(entry, `is damaged: ${String(error)}`);
    }
    if (length !== entry.size) throw this.damaged(entry, "is damaged");
    return whole;
  }

  private inflateBy({ inflate }: PlatformZip, content: Uint8Array, entry: ZipEntry, most: number): Uint8Array {
    let whole: Uint8Array;
    try {
      whole = inflate(content, most);
    } catch (error) {
      throw this.damaged(entry, `is damaged or unpacks to more than its directory claims: ${String(error)}`);
    }
    if (whole.length !== entry.size) throw this.damaged(entry, "is damaged");
    return this.count(whole, entry);
  }

  private damaged(entry: ZipEntry, what: string): HostError {
    return new HostError("unreadable", this.place, `the part ${entry.name} ${what}`);
  }
}

function isSmall({ method, size, name }: ZipEntry): boolean {
  return method === DEFLATED && size <= SMALL && MARKUP.test(name);
}

/** How a platform unpacks by itself, many times faster than any script. */
export interface PlatformZip {
  /** Unpacks deflated bytes; throws for damaged ones, and for more than `most` bytes. */
  inflate(content: Uint8Array, most: number): Uint8Array;
  crc32(content: Uint8Array): number;
  /** Unpacks gzip members that stand one after the other; throws where the sum or size of one is wrong, and for more than `most` bytes. */
  gunzip(members: Uint8Array, most: number): Uint8Array;
}

let platform: PlatformZip | null = null;

/** Has packages unpacked by the platform from now on. Without it a script does, as browsers need it; what comes out is the same. */
export function usePlatformZip(given: PlatformZip | null): void {
  platform = given;
}

/** A zip of new parts, in order. */
export function zipOf(parts: Iterable<readonly [name: string, content: Uint8Array]>): Uint8Array<ArrayBuffer> {
  return writeZip([...parts].map(([name, content]) => packed(new TextEncoder().encode(name), UTF8_NAME, content)));
}

function readDirectory(bytes: Uint8Array, place: string): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (detail: string): HostError => new HostError("unreadable", place, detail);
  const { count, start, shift } = findDirectory(view, damaged);
  if (count > MOST_PARTS) throw new HostError("tooLarge", place, `${count} parts`);
  const entries = new Map<string, ZipEntry>();
  let at = start;
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY) throw damaged("the zip's directory is damaged");
    const flags = view.getUint16(at + 8, true);
    if (flags & ENCRYPTED) throw new HostError("passwordProtected", place, "encrypted zip parts");
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    if (at + 46 + nameLength + extraLength > bytes.length) throw damaged("the zip's directory is damaged");
    const storedName = bytes.subarray(at + 46, at + 46 + nameLength);
    const sizes = readSizes(view, at, at + 46 + nameLength, extraLength);
    const local = sizes.local + shift;
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) throw damaged("a part of the zip is missing");
    const entry: ZipEntry = {
      name: new TextDecoder().decode(storedName).replaceAll("\\", "/").replace(/^\/+/, ""), storedName, flags,
      method: view.getUint16(at + 10, true), time: view.getUint32(at + 12, true), crc: view.getUint32(at + 16, true),
      compressedSize: sizes.compressed, size: sizes.whole,
      start: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
    };
    if (entry.start + entry.compressedSize > bytes.length) throw damaged(`the part ${entry.name} is cut off`);
    const twin = entries.get(entry.name);
    // Programs differ in which of two they read: nobody would know which figures were checked.
    if (twin && (twin.crc !== entry.crc || twin.size !== entry.size)) throw damaged(`two parts are called ${entry.name}`);
    if (!twin && !entry.name.endsWith("/")) entries.set(entry.name, entry);
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the directory stands. `shift` is how much was put before the zip after it was made. */
function findDirectory(view: DataView, damaged: (detail: string) => HostError): { count: number; start: number; shift: number } {
  let end = view.byteLength - 22;
  const lowest = Math.max(0, end - 0xffff);
  while (end >= lowest && view.getUint32(end, true) !== END) end -= 1;
  if (end < lowest) throw damaged("the zip has no directory");
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let start = view.getUint32(end + 16, true);
  let after = end;
  if (end >= 20 && view.getUint32(end - 20, true) === END64_LOCATOR) {
    const claimed = Number(view.getBigUint64(end - 12, true));
    // The record stands right before its locator, wherever the locator says that it stands.
    const record = [claimed, end - 20 - 56].find((at) => at >= 0 && at + 56 <= view.byteLength && view.getUint32(at, true) === END64);
    if (record === undefined) throw damaged("the zip has no directory");
    count = Number(view.getBigUint64(record + 32, true));
    size = Number(view.getBigUint64(record + 40, true));
    start = Number(view.getBigUint64(record + 48, true));
    after = record;
  }
  const shift = after - size - start;
  if (shift < 0 || start + shift + 46 > view.byteLength) {
    if (count === 0) return { count, start: 0, shift: 0 };
    if (start + 46 > view.byteLength) throw damaged("the zip's directory is damaged");
    return { count, start, shift: 0 };
  }
  const moved = start + 4 <= view.byteLength && view.getUint32(start, true) === DIRECTORY ? 0 : shift;
  return { count, start: start + moved, shift: moved };
}

/** Sizes of a part and where it begins; what does not fit 32 bits stands in a field of its own. */
function readSizes(view: DataView, at: number, extra: number, length: number): { compressed: number; whole: number; local: number } {
  const found = { compressed: view.getUint32(at + 20, true), whole: view.getUint32(at + 24, true), local: view.getUint32(at + 42, true) };
  for (let field = extra; field + 4 <= extra + length; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== ZIP64_FIELD) continue;
    let next = field + 4;
    for (const size of ["whole", "compressed", "local"] as const) {
      if (found[size] !== IN_ZIP64 || next + 8 > extra + length) continue;
      found[size] = Number(view.getBigUint64(next, true));
      next += 8;
    }
  }
  return found;
}

interface Packed {
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly crc: number;
  readonly size: number;
  readonly content: Uint8Array;
}

function packed(name: Uint8Array, flags: number, content: Uint8Array): Packed {
  return { name, flags, method: DEFLATED, time: NO_TIME, crc: crc32(content), size: content.length, content: deflateSync(content) };
}

function writeZip(parts: readonly Packed[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(22 + parts.reduce((sum, { name, content }) => sum + 76 + 2 * name.length + content.length, 0));
  const view = new DataView(bytes.buffer);
  const starts: number[] = [];
  let at = 0;
  for (const part of parts) {
    starts.push(at);
    at = writeRecord(bytes, view, at, LOCAL, part);
    bytes.set(part.content, at);
    at += part.content.length;
  }
  const directory = at;
  for (const [index, part] of parts.entries()) {
    const next = writeRecord(bytes, view, at, DIRECTORY, part);
    view.setUint32(at + 42, starts[index] ?? 0, true);
    at = next;
  }
  view.setUint32(at, END, true);
  view.setUint16(at + 8, parts.length, true);
  view.setUint16(at + 10, parts.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

/** A local or directory record with its name; where it ends. */
function writeRecord(bytes: Uint8Array, view: DataView, at: number, signature: number, part: Packed): number {
  const inDirectory = signature === DIRECTORY;
  const fields = at + (inDirectory ? 6 : 4);
  view.setUint32(at, signature, true);
  if (inDirectory) view.setUint16(at + 4, 20, true);
  view.setUint16(fields, 20, true);
  view.setUint16(fields + 2, part.flags, true);
  view.setUint16(fields + 4, part.method, true);
  view.setUint32(fields + 6, part.time, true);
  view.setUint32(fields + 10, part.crc, true);
  view.setUint32(fields + 14, part.content.length, true);
  view.setUint32(fields + 18, part.size, true);
  view.setUint16(fields + 22, part.name.length, true);
  const name = at + (inDirectory ? 46 : 30);
  bytes.set(part.name, name);
  return name + part.name.length;
}
