import { spawn } from "node:child_process";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync, chmodSync } from "node:fs";
import { join, resolve } from "node:path";
import { saveOutput, type Destination } from "../../src/cli/files";
import { folder } from "./support";

const ROOT = resolve(__dirname, "../..");

const to = (out: string | null, more: Partial<Destination> = {}): Destination => ({ out, beside: { file: "x.xlsx", suffix: "-填充", extension: ".xlsx" }, inputs: [], force: false, ...more });
const leftovers = (dir: string): string[] => readdirSync(dir).filter((name) => name.startsWith(".budget-"));

describe("a result is saved whole, under a name that nothing has", () => {
  const dir = folder();
  const at = (name: string): string => join(dir, name);

  test("a new file", async () => {
    expect(await saveOutput("新", to(at("a.txt")))).toBe(at("a.txt"));
    expect([readFileSync(at("a.txt"), "utf8"), leftovers(dir)]).toEqual(["新", []]);
  });

  test("one that is there stays unless --force says otherwise, and keeps its permissions then", async () => {
    writeFileSync(at("b.txt"), "旧");
    chmodSync(at("b.txt"), 0o640);
    await expect(saveOutput("新", to(at("b.txt")))).rejects.toThrow(/已经存在.*--force/);
    expect(readFileSync(at("b.txt"), "utf8")).toBe("旧");
    await saveOutput("新", to(at("b.txt"), { force: true }));
    expect([readFileSync(at("b.txt"), "utf8"), statSync(at("b.txt")).mode & 0o777, leftovers(dir)]).toEqual(["新", 0o640, []]);
  });

  test("through a link its file is replaced, the link stays; a link that leads nowhere is not taken over", async () => {
    mkdirSync(at("behind"));
    writeFileSync(at("behind/c.txt"), "旧");
    symlinkSync(at("behind/c.txt"), at("c.txt"));
    symlinkSync(at("behind/none.txt"), at("nowhere.txt"));
    await saveOutput("新", to(at("c.txt"), { force: true }));
    expect([readFileSync(at("behind/c.txt"), "utf8"), readFileSync(at("c.txt"), "utf8"), readdirSync(at("behind"))]).toEqual(["新", "新", ["c.txt"]]);
    await expect(saveOutput("新", to(at("nowhere.txt")))).rejects.toThrow(/已经存在/);
  });

  test.each(["x.xlsm", "x.XLS", "x.et", "x.ods", "x.csv"])("a workbook is not given the name %s, under which no program opens it", async (name) => {
    await expect(saveOutput("新", to(at(name), { force: true }))).rejects.toThrow(/\.xlsx 结尾/);
    expect(existsSync(at(name))).toBe(false);
    const text = to(at(name.replace(".", "-文字.")), { beside: { file: "x.xlsx", suffix: "", extension: ".txt" } });
    expect(await saveOutput("新", text)).toBe(text.out);
  });

  test("never over an input: by path, link or hard link, --force or not", async () => {
    writeFileSync(at("input.docx"), "原件");
    symlinkSync(at("input.docx"), at("link.docx"));
    linkSync(at("input.docx"), at("hard.docx"));
    for (const out of [at("input.docx"), at("./behind/../input.docx"), at("link.docx"), at("hard.docx")]) {
      for (const force of [true, false]) await expect(saveOutput("新", to(out, { force, inputs: [at("other.xlsx"), at("input.docx")] }))).rejects.toThrow(/不会覆盖原文件/);
    }
    expect(readFileSync(at("input.docx"), "utf8")).toBe("原件");
  });

  test("a folder, a folder that is not there, a name that is too long", async () => {
    await expect(saveOutput("新", to(at("behind")))).rejects.toThrow(/是文件夹/);
    await expect(saveOutput("新", to(at("none/a.txt")))).rejects.toThrow(/文件夹不存在/);
    await expect(saveOutput("新", to(at("none/../b.txt/c.txt")))).rejects.toThrow(/不是文件夹|文件夹不存在/);
    await expect(saveOutput("新", to(at("长".repeat(100))))).rejects.toThrow(/文件名过长/);
  });

  test("runs at the same time get names of their own, and only one gets a name that all want", async () => {
    const beside = { file: at("预算.xlsx"), suffix: "-填充", extension: ".xlsx" };
    const names = await Promise.all(Array.from({ length: 20 }, (_, index) => saveOutput(String(index), to(null, { beside }))));
    expect(new Set(names).size).toBe(20);
    expect(names.map((name) => readFileSync(name, "utf8"))).toEqual(names.map((_, index) => String(index)));
    const same = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => saveOutput(String(index), to(at("一.xlsx")))));
    expect(same.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(leftovers(dir)).toEqual([]);
  });
});

/** Saves 4 MB of one letter over a file, again and again, until it is killed. */
const SAVING = `
require("tsx/cjs");
const { saveOutput } = require(${JSON.stringify(join(ROOT, "src/cli/files.ts"))});
(async () => {
  process.stdout.write("ready\\n");
  for (let n = 0; ; n += 1) await saveOutput(Buffer.alloc(4_000_000, n % 2 ? "b" : "c"), { out: process.argv[1], beside: { file: "", suffix: "", extension: "" }, inputs: [], force: true });
})();`;

test("killed at any moment, the file is the old one or the new one", async () => {
  const dir = folder();
  const file = join(dir, "out.bin");
  writeFileSync(file, "a".repeat(4_000_000));
  for (let round = 0; round < 8; round += 1) {
    const child = spawn(process.execPath, ["-e", SAVING, file], { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"] });
    await new Promise((done) => child.stdout.once("data", done));
    await new Promise((done) => setTimeout(done, 3 + 7 * round));
    child.kill("SIGKILL");
    await new Promise((done) => child.once("exit", done));
    const found = readFileSync(file);
    expect([found.length, new Set([found[0], found[2_000_000], found[3_999_999]]).size]).toEqual([4_000_000, 1]);
  }
}, 120_000);

test("on a file that may not grow so large, what was there stays", async () => {
  const dir = folder();
  const file = join(dir, "out.bin");
  writeFileSync(file, "旧");
  const child = spawn("/bin/sh", ["-c", `ulimit -f 100; exec "$0" -e "$1" "$2"`, process.execPath, SAVING, file], { cwd: ROOT, stdio: ["ignore", "ignore", "ignore"] });
  await new Promise((done) => child.once("exit", done));
  expect([readFileSync(file, "utf8"), existsSync(file)]).toEqual(["旧", true]);
}, 60_000);
