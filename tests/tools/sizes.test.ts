/** The check of the build itself: what it calls a fault, and that a build with one fails. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

interface Entry {
  readonly bytes: number;
  readonly files: readonly string[];
}
interface Limit {
  readonly kilobytes: number;
  readonly without: readonly RegExp[];
}
const SIZES = join(__dirname, "../../tools/sizes.js");
const WEBPACK = join(__dirname, "../../node_modules/webpack/lib/index.js");
const { faults } = jest.requireActual<{ faults: (entries: Record<string, Entry>, limits: Record<string, Limit>) => string[] }>("../../tools/sizes.js");

const LIMITS = { pane: { kilobytes: 200, without: [/node_modules[\\/]docx[\\/]/, /src[\\/]derive[\\/]/] } };
const cases: [title: string, entry: Entry | undefined, told: RegExp[]][] = [
  ["small and with nothing that can wait", { bytes: 150 * 1024, files: ["/a/src/taskpane/App.tsx"] }, []],
  ["exactly at the limit", { bytes: 200 * 1024, files: [] }, []],
  ["a byte above it", { bytes: 200 * 1024 + 1, files: [] }, [/pane: .*more than 200/]],
  ["with a library that can wait", { bytes: 1, files: ["/a/node_modules/docx/build/index.js"] }, [/docx.*when it is needed/]],
  ["with a part of the core, on Windows", { bytes: 1, files: ["C:\\a\\src\\derive\\fill.ts"] }, [/derive/]],
  ["too large and with both", { bytes: 1e6, files: ["/src/derive/fill.ts", "/node_modules/docx/index.js"] }, [/more than/, /derive/, /docx/]],
  ["not there, so that nothing was measured", undefined, [/no scripts/]],
  ["empty", { bytes: 0, files: [] }, [/no scripts/]],
];
test.each(cases)("first scripts that are %s", (_title, entry, told) => {
  const found = faults(entry ? { pane: entry } : {}, LIMITS);
  expect(found).toHaveLength(told.length);
  for (const [index, pattern] of told.entries()) expect(found[index]).toMatch(pattern);
});

describe("a build", () => {
  let home = "";
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), "sizes-"));
    writeFileSync(join(home, "late.js"), "export function late() { return document.title + Math.random(); }\n");
    writeFileSync(join(home, "lazy.js"), "import('./late').then(({ late }) => late());\n");
    writeFileSync(join(home, "eager.js"), "import { late } from './late';\nlate();\n");
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const build = (entry: string, kilobytes: number): Promise<{ stdout: string }> => {
    const script = `
      const { SizesPlugin } = require(${JSON.stringify(SIZES)});
      require(${JSON.stringify(WEBPACK)})({
        mode: "production", context: ${JSON.stringify(home)}, entry: { pane: "./${entry}.js" }, output: { path: ${JSON.stringify(join(home, "out"))} },
        optimization: { minimize: false },
        plugins: [new SizesPlugin("add-in", { pane: { kilobytes: ${kilobytes}, without: [/late\\.js$/] } })],
      }, (error, stats) => { if (error || stats.hasErrors()) { console.log(String(error || stats.toString({ all: false, errors: true }))); process.exit(1); } });`;
    return promisify(execFile)(process.execPath, ["-e", script]);
  };

  test("prints its sizes and passes when everything large waits", async () => {
    expect((await build("lazy", 100)).stdout).toMatch(/add-in:\n\s+pane\s+\d+\.\d KB of 100 at first, gzipped\n\s+all scripts/);
  });
  test.each([["eager", 100, /late\.js is loaded at once/], ["lazy", 0.1, /more than 0\.1/]] as const)("fails: %s scripts, %d KB", async (entry, kilobytes, told) => {
    await expect(build(entry, kilobytes)).rejects.toMatchObject({ code: 1, stdout: expect.stringMatching(told) });
  });
});
