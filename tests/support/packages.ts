import { Archive, Budget } from "../../src/hosts/package/zip";

/** The parts of an Office file by name. */
export function archiveOf(bytes: Uint8Array): Archive {
  return new Archive(bytes, "test", new Budget(1e9, "test"));
}

/** The text of a part, "" when it is not there. */
export function partOf(bytes: Uint8Array, part: string): string {
  return new TextDecoder().decode(archiveOf(bytes).read(part));
}

/** The names and unpacked bytes of all parts. */
export function partsOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const archive = archiveOf(bytes);
  return new Map(archive.names.map((name) => [name, archive.read(name) ?? new Uint8Array()]));
}

/** A file with one of its parts changed, or made where there was none. */
export function altered(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array<ArrayBuffer> {
  return archiveOf(bytes).with(new Map([[part, new TextEncoder().encode(change(partOf(bytes, part)))]]));
}
