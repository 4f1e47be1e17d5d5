/** Bytes of a page of WebAssembly's memory. */
const PAGE = 65_536;
const MEMORY_SECTION = 5;
const HEADER = 8;
const HAS_MAXIMUM = 1;

/**
 * WebAssembly with a limit to the memory it declares, so that a formula with a huge result ends in a trap and not in the
 * machine's memory. The library declares one memory without any limit.
 *
 * @param megabytes the most that all memory of one instance may take
 * @throws Error when the bytes are no module, or do not declare their memory as one
 */
export function withMemoryLimit(wasm: Uint8Array, megabytes: number): Uint8Array<ArrayBuffer> {
  let at = HEADER;
  while (at < wasm.length) {
    const size = readNumber(wasm, at + 1);
    const end = size.next + size.value;
    if (wasm[at] === MEMORY_SECTION) {
      const count = readNumber(wasm, size.next);
      const least = readNumber(wasm, count.next + 1);
      if (count.value !== 1) throw new Error("the module does not declare one memory");
      const most = Math.max(least.value, Math.floor((megabytes * 1_048_576) / PAGE));
      const content = [1, HAS_MAXIMUM, ...writeNumber(least.value), ...writeNumber(most)];
      return joined([wasm.subarray(0, at), Uint8Array.from([MEMORY_SECTION, ...writeNumber(content.length), ...content]), wasm.subarray(end)]);
    }
    at = end;
  }
  throw new Error("the module declares no memory");
}

/** Reads an unsigned number in LEB128. */
function readNumber(bytes: Uint8Array, from: number): { readonly value: number; readonly next: number } {
  let value = 0;
  let next = from;
  for (let scale = 1; ; scale *= 128) {
    const byte = bytes[next] ?? 0;
    next += 1;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next };
  }
}

function writeNumber(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...writeNumber(Math.floor(value / 128))];
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
