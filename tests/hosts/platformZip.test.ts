/** A package is the same, and damaged ones are refused alike, whether the platform unpacks it or a script. */
import { crc32, deflateRawSync, gunzipSync, inflateRawSync } from "node:zlib";
import { HostError } from "../../src/hosts/host";
import { unpackTogether, type PackedPart } from "../../src/hosts/package/together";
import { Archive, Budget, usePlatformZip, zipOf, type PlatformZip } from "../../src/hosts/package/zip";

const PLATFORM: PlatformZip = { inflate: (content, most) => inflateRawSync(content, { maxOutputLength: Math.max(1, most) }), crc32: (content) => crc32(content), gunzip: (members, most) => gunzipSync(members, { maxOutputLength: Math.max(1, most) }) };
const PARTS: readonly (readonly [string, Uint8Array])[] = [
  ["empty.xml", new Uint8Array()], ["small.xml", new TextEncoder().encode("<a>合计</a>")], ["large.xml", Uint8Array.from({ length: 300_000 }, (_, at) => (at * 7919) % 251)],
];

const WHOLE = zipOf(PARTS);

/** The zip with one byte changed. */
const changed = (at: number, by: number): Uint8Array => WHOLE.map((byte, place) => (place === at ? byte ^ by : byte));
/** Where the directory claims the unpacked size of the last part. */
const claim = WHOLE.lastIndexOf("l".charCodeAt(0)) - "large.xm".length - 46 + 24;

function outcome(bytes: Uint8Array, limit: number): readonly string[] {
  return PARTS.map(([name]) => {
    try {
      const archive = new Archive(bytes, "zip", new Budget(limit, "zip"));
      return String(crc32(archive.read(name) ?? new Uint8Array()));
    } catch (error) {
      return error instanceof HostError ? error.code : String(error);
    }
  });
}

afterEach(() => { usePlatformZip(null); });

test.each<[string, Uint8Array, number]>([
  ["whole", WHOLE, 1_000_000], ["beyond the budget", WHOLE, 1000], ["a packed byte changed", changed(120, 0xff), 1_000_000], ["cut off", WHOLE.subarray(0, WHOLE.length - 4), 1_000_000],
  ["more than was claimed", changed(claim, 1), 1_000_000], ["less than was claimed", changed(claim + 2, 1), 1_000_000],
])("%s", (_, bytes, limit) => {
  const byScript = outcome(bytes, limit);
  usePlatformZip(PLATFORM);
  expect(outcome(bytes, limit)).toEqual(byScript);
});

test("a part that would go beyond the budget is never given to the platform", () => {
  const given: number[] = [];
  usePlatformZip({ ...PLATFORM, inflate: (content, most) => { given.push(most); return PLATFORM.inflate(content, most); } });
  expect(outcome(WHOLE, 1000).at(-1)).toBe("tooLarge");
  expect(Math.max(...given)).toBeLessThanOrEqual(1000);
});

test("the whole package has its parts", () => {
  usePlatformZip(PLATFORM);
  expect(outcome(WHOLE, 1_000_000)).toEqual(PARTS.map(([, content]) => String(crc32(content))));
});

test("small parts are unpacked in one go, and none that goes beyond the budget with them", () => {
  const given: number[] = [];
  usePlatformZip({ ...PLATFORM, gunzip: (members, most) => { given.push(most); return PLATFORM.gunzip(members, most); }, inflate: () => { throw new Error("asked for by itself"); } });
  const parts = Array.from({ length: 20 }, (_, at): [string, Uint8Array] => [`xl/sheet${at}.xml`, new TextEncoder().encode(`<sheet>${"合计".repeat(at)}</sheet>`)]);
  const whole = parts.reduce((sum, [, { length }]) => sum + length, 0);
  const archive = new Archive(zipOf(parts), "zip", new Budget(whole, "zip"));
  expect(parts.map(([name]) => archive.read(name))).toEqual(parts.map(([, content]) => content));
  expect(given).toEqual([whole]);
  expect(() => new Archive(zipOf(parts), "zip", new Budget(50, "zip")).read("xl/sheet19.xml")).toThrow(HostError);
  expect(given.at(-1)).toBeLessThanOrEqual(50);
});

const packed = (text: string): PackedPart => {
  const bytes = new TextEncoder().encode(text);
  return { content: deflateRawSync(bytes), crc: crc32(bytes), size: bytes.length };
};
const [A, B] = [packed("<a/>"), packed("<bb/>")];
/** A part that ends early and hides another behind itself. */
const hiding: PackedPart = { ...B, content: Buffer.concat([A.content, Buffer.from(Uint32Array.of(A.crc, A.size).buffer), Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff), B.content]) };

test.each<[string, readonly PackedPart[], readonly string[] | null]>([
  ["two parts", [A, B], ["<a/>", "<bb/>"]], ["none", [], null], ["another sum", [A, { ...B, crc: A.crc }], null], ["another size", [A, { ...B, size: 4 }], null],
  ["cut off", [{ ...A, content: A.content.subarray(0, 2) }, B], null], ["one behind another", [hiding, A], null], ["one behind the last", [A, hiding], null],
])("parts unpacked together: %s", (_, parts, texts) => {
  expect(unpackTogether(parts, PLATFORM.gunzip)?.map((bytes) => new TextDecoder().decode(bytes)) ?? null).toEqual(texts);
});
