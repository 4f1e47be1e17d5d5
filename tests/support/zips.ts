/** Zip files as other programs write them. */
import { deflateSync } from "fflate";
import { crc32 } from "../../src/hosts/package/crc32";

/** How a zip is written; absent, as most programs do. */
export interface ZipSpelling {
  readonly stored?: boolean;
  /** Sizes stand behind the content instead of before it. */
  readonly descriptors?: boolean;
  /** Sizes, places and the directory in the fields of large files. */
  readonly zip64?: boolean;
  /** A field that nobody knows, and a remark at the end. */
  readonly extra?: boolean;
  /** "\" between folders. */
  readonly backslashes?: boolean;
  /** Bytes before the zip, as a program that unpacks itself has. */
  readonly before?: number;
}

const UNKNOWN_FIELD = [0xfe, 0xca, 4, 0, 1, 2, 3, 4];

/** Little-endian numbers, each with its width in bytes. */
function numbers(...fields: readonly (readonly [width: 2 | 4 | 8, value: number])[]): number[] {
  return fields.flatMap(([width, value]) => Array.from({ length: width }, (_, at) => Math.floor(value / 256 ** at) % 256));
}

/** The bytes of a zip. */
export function spelledZip(parts: ReadonlyMap<string, Uint8Array>, spelling: ZipSpelling = {}): Uint8Array<ArrayBuffer> {
  const { stored = false, descriptors = false, zip64 = false, extra = false, backslashes = false, before = 0 } = spelling;
  const out: number[][] = [];
  const directory: number[][] = [];
  let at = 0;
  const put = (bytes: number[]): void => {
    out.push(bytes);
    at += bytes.length;
  };
  for (const [part, content] of parts) {
    const name = [...new TextEncoder().encode(backslashes ? part.replaceAll("/", "\\") : part)];
    const packed = [...(stored ? content : deflateSync(content))];
    const [start, crc, method, flags] = [at, crc32(content), stored ? 0 : 8, descriptors ? 8 : 0];
    const sizes = zip64 ? [0xffffffff, 0xffffffff] as const : [packed.length, content.length] as const;
    const large = (withPlace: boolean): number[] => (zip64 ? [...numbers([2, 1], [2, withPlace ? 24 : 16], [8, content.length], [8, packed.length]), ...(withPlace ? numbers([8, start]) : [])] : []);
    const fields = (withPlace: boolean): number[] => [...(extra ? UNKNOWN_FIELD : []), ...large(withPlace)];
    const head = (hidden: boolean): number[] => numbers([2, zip64 ? 45 : 20], [2, flags], [2, method], [4, 0x5a215a21], [4, hidden ? 0 : crc], [4, hidden ? 0 : sizes[0]], [4, hidden ? 0 : sizes[1]], [2, name.length]);
    put([...numbers([4, 0x04034b50]), ...head(descriptors), ...numbers([2, fields(false).length]), ...name, ...fields(false), ...packed]);
    if (descriptors) put(numbers([4, 0x08074b50], [4, crc], [4, packed.length], [4, content.length]));
    directory.push([...numbers([4, 0x02014b50], [2, 45]), ...head(false), ...numbers([2, fields(true).length], [2, 0], [2, 0], [2, 0], [4, 0], [4, zip64 ? 0xffffffff : start]), ...name, ...fields(true)]);
  }
  const [start, size] = [at, directory.reduce((sum, record) => sum + record.length, 0)];
  directory.forEach(put);
  if (zip64) {
    const record = at;
    put(numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, parts.size], [8, parts.size], [8, size], [8, start]));
    put(numbers([4, 0x07064b50], [4, 0], [8, record], [4, 1]));
  }
  const remark = extra ? [...new TextEncoder().encode("made by hand")] : [];
  put([...numbers([4, 0x06054b50], [2, 0], [2, 0], [2, zip64 ? 0xffff : parts.size], [2, zip64 ? 0xffff : parts.size], [4, zip64 ? 0xffffffff : size], [4, zip64 ? 0xffffffff : start], [2, remark.length]), ...remark]);
  return Uint8Array.from([...Array.from({ length: before }, () => 0x23), ...out.flat()]);
}
