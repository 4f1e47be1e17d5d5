const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
/** What a byte does one, two and three places further on, so that four bytes are taken at a time. */
const [SECOND, THIRD, FOURTH] = [1, 2, 3].map((places) => TABLE.map((first) => {
  let value = first;
  for (let place = 0; place < places; place += 1) value = (value >>> 8) ^ (TABLE[value & 0xff] ?? 0);
  return value;
})) as [Uint32Array, Uint32Array, Uint32Array];

/** The checksum of a zip's part. */
export function crc32(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 4);
  let crc = 0xffffffff;
  for (let at = 0; at < whole; at += 4) {
    crc ^= view.getUint32(at, true);
    crc = (FOURTH[crc & 0xff] ?? 0) ^ (THIRD[(crc >>> 8) & 0xff] ?? 0) ^ (SECOND[(crc >>> 16) & 0xff] ?? 0) ^ (TABLE[crc >>> 24] ?? 0);
  }
  for (let at = whole; at < bytes.length; at += 1) crc = (crc >>> 8) ^ (TABLE[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
