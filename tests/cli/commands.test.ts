import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openXlsx } from "../../src/hosts/xlsx";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { review } from "../../src/review";
import { grid, rowsOf, workbook } from "../support/snapshots";
import { filled, typed } from "../support/workbooks";
import { XIHU } from "../support/xihu";
import { folder, run, runWith, save } from "./support";
import { MADE_UP_FILE } from "../support/madeUpRegion";

const dir = folder();
const at = (name: string): string => join(dir, name);

const sheet = (total: number): WorkbookSnapshot => workbook(grid("支出表", rowsOf(`
2024年部门支出预算总表
|||||单位：万元
科目编码|科目名称|合计|人员支出|公用经费|项目支出
|合计|${total}|15|10|5
'201|一般公共服务支出|30|15|10|5
'20103|政府办公厅（室）及相关机构事务|30|15|10|5
'2010301|行政运行|30|15|10|5`), { format: "0.00" }));

async function read(file: string): Promise<WorkbookSnapshot> {
  return (await openXlsx(readFileSync(file), file)).read();
}

beforeAll(async () => {
  await save(at("leaves.xlsx"), typed(XIHU));
  await save(at("clean.xlsx"), (await filled(typed(XIHU), { values: true })).after);
  await save(at("broken.xlsx"), sheet(31));
  await save(at("empty.xlsx"), workbook(grid("Sheet1", [])));
  await save(at("other.xlsx"), workbook(grid("通讯录", [["姓名", "电话"], ["张三", "110"]])));
  writeFileSync(at("text.xlsx"), "not a workbook");
  writeFileSync(at("zero.xlsx"), "");
  writeFileSync(at("old.xlsx"), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]));
  writeFileSync(at("cut.xlsx"), readFileSync(at("broken.xlsx")).subarray(0, 900));
  mkdirSync(at("folder.xlsx"));
});

describe("exit codes", () => {
  test.each([
    ["clean", ["validate", "clean.xlsx"], 0], ["broken", ["validate", "broken.xlsx"], 1], ["broken, HTML", ["validate", "broken.xlsx", "--format", "html"], 1],
    ["several, one broken", ["validate", "clean.xlsx", "broken.xlsx"], 1], ["several, one unreadable", ["validate", "clean.xlsx", "text.xlsx"], 2],
    ["narrate", ["narrate", "clean.xlsx"], 0],
  ] as const)("%s", async (_, argv, code) => {
    expect((await run(...argv.map((word) => (word.endsWith(".xlsx") ? at(word) : word)))).code).toBe(code);
  });
});

describe("what cannot be read is one line: file, why, what to do", () => {
  test.each([
    ["missing.xlsx", /找不到文件；.*路径/], ["folder.xlsx", /是文件夹/], ["text.xlsx", /不是能读的工作簿.*；.*另存为/], ["zero.xlsx", /文件是空的/],
    ["old.xlsx", /已损坏/], ["cut.xlsx", /；/], ["empty.xlsx", /没有内容/], ["other.xlsx", /没有认出任何预算表/],
  ])("%s", async (name, words) => {
    const { code, out, notes } = await run("validate", at(name));
    expect([code, out, notes.length]).toEqual([2, "", 1]);
    expect(notes[0]).toMatch(words);
    expect(notes[0]?.startsWith(`${at(name)}：`)).toBe(true);
    expect(notes[0]).not.toMatch(/\n|at .*\.ts/);
  });

  test.each([
    [["frobnicate"], /没有这个命令/], [["validate"], /没有指明文件/], [["validate", "a.xlsx", "--formt", "json"], /看不懂/], [["validate", "a.xlsx", "--format", "pdf"], /没有“pdf”这种格式/],
    [["validate", "a.xlsx", "b.xlsx", "--out", "c.xlsx"], /只能对一个文件/], [["fill", "a.xlsx", "b.xlsx"], /一次只处理一个文件/], [["fill", "a.xlsx", "--format", "json"], /没有这个选项/],
    [["new", "--department", "甲局"], /没有写年份/], [["new", "--year", "22", "--department", "甲局"], /不是年份/], [["new", "--year", "2022"], /没有写部门名称/],
    [["new", "--year", "2022", "--department", "甲局", "--profile", "atlantis"], /没有“atlantis”这种版式；可用 zhejiang（浙江）、national（全国）、shanghai（上海）/],
    [["new", "--year", "2022", "--department", "甲局", "--scope", "county"], /可用 department、unit/], [["new", "--year", "2022", "--department", "甲局", "--measure", "元"], /不用元；可用 万元/],
    [["new", "--year", "2015", "--department", "甲局"], /只知道 2022 年起的/], [["new", "--year", "2022", "--department", "甲局", "--profile", "package.json"], /版式文件有误：id 缺少这一项/],
    [["validate", "a.xlsx", "--jobs", "0"], /不是可用的线程数/], [["validate", "a.xlsx", "--files-from", "-", "--out", "b.xlsx"], /只能对一个文件/],
    [["validate", "--files-from", "nowhere.txt"], /nowhere\.txt/], [["fill", "a.xlsx", "--jobs", "2"], /没有这个选项/],
    [["profiles", "a.xlsx"], /不读文件/], [["profiles", "--format", "html"], /没有“html”这种格式/],
  ])("%j", async (argv, words) => {
    const { code, out, notes } = await run(...argv);
    expect([code, out, notes.length]).toEqual([2, "", 1]);
    expect(notes[0]).toMatch(words);
  });
});

test("a bad file among good ones: the result is complete, in order, and the bad one has its line", async () => {
  const files = ["broken.xlsx", "text.xlsx", "clean.xlsx"].map(at);
  const json = await run("validate", ...files, "--format", "json");
  const { files: reported } = JSON.parse(json.out) as { files: readonly { file: string }[] };
  expect([json.code, reported.map(({ file }) => file)]).toEqual([2, ["broken.xlsx", "clean.xlsx"]]);
  expect(json.notes[0]).toContain("text.xlsx：不是能读的工作簿");
  const text = await run("validate", ...files);
  expect(text.out).toMatch(/文件 +识别表数 +通过/);
  expect(text.out).toMatch(/text\.xlsx +未能校验/);
});

test("a list of files, from a file of any system or in parts from standard input, after those that are named: a line each, with its problem where it cannot be read", async () => {
  const files = ["broken.xlsx", "text.xlsx", "clean.xlsx"].map(at);
  const one = await run("validate", "--format", "json", at("broken.xlsx"));
  const { files: [broken] } = JSON.parse(one.out) as { files: readonly object[] };
  const list = at("list.txt");
  writeFileSync(list, `\uFEFF${files.slice(1).join("\r\n")}\r\n\r\n`);
  const whole = await run("validate", "--format", "jsonl", files[0] ?? "", "--files-from", list);
  const lines = whole.out.trim().split("\n").map((line) => JSON.parse(line) as { file: string; error?: string });
  expect([whole.code, lines.map(({ file }) => file), lines[1]]).toEqual([2, files, { file: files[1], error: expect.stringMatching(/text\.xlsx：不是能读的工作簿/) as string }]);
  // The same as with --format json, but for the name: a line needs to know of no other file.
  expect(lines[0]).toEqual({ ...broken, file: files[0] });
  const text = files.join("\n");
  const parts = [text.slice(0, 7), text.slice(7, 30), `${text.slice(30)}\n`];
  expect((await runWith(parts, "validate", "--format", "jsonl", "--files-from", "-")).out).toBe(whole.out);
  expect((await runWith([files.join("\0")], "validate", "--format", "jsonl", "--files-from", "-")).out).toBe(whole.out);
  expect(await runWith([], "validate", "--format", "jsonl", "--files-from", "-")).toEqual({ code: 0, out: "", notes: [] });
  expect((await runWith(["\n"], "validate", "--format", "json", "--files-from", "-")).notes).toEqual([expect.stringMatching(/标准输入：名单里没有文件/)]);
});

test("--format json: the keys of the contract and no more", async () => {
  const { out } = await run("validate", at("broken.xlsx"), "--format", "json");
  const { files: [file] } = JSON.parse(out) as { files: readonly Record<string, unknown>[] };
  expect(Object.keys(file ?? {}).sort()).toEqual(["body", "checks", "coverage", "file", "findings", "leftovers", "profile", "scope", "tables", "year"]);
  const findings = file?.findings as readonly Record<string, unknown>[];
  expect(findings[0]).toMatchObject({ rule: "sum/columns", severity: "inconsistency", sheet: "支出表", cell: "C4", printed: "31.00", expected: "30.00", difference: "1.00", rootCause: true });
});

test("--format html: one page, self-contained", async () => {
  const { out } = await run("validate", at("broken.xlsx"), at("clean.xlsx"), "--format", "html");
  expect(out.match(/<!doctype html>/g)).toHaveLength(1);
  expect(out).not.toMatch(/<script|https?:|src=/);
});

test("--out: a copy with marks and the sheet 校验结果, which a second run replaces; the input stays as it was", async () => {
  const before = readFileSync(at("broken.xlsx"));
  expect((await run("validate", at("broken.xlsx"), "--out", at("marked.xlsx"))).code).toBe(1);
  expect(readFileSync(at("broken.xlsx")).equals(before)).toBe(true);
  const host = await openXlsx(readFileSync(at("marked.xlsx")), "marked.xlsx");
  expect(host.marks.map((mark) => [mark.at.sheet, mark.at.row, mark.at.column])).toContainEqual(["支出表", 3, 2]);
  const snapshot = await host.read();
  expect(snapshot.sheets.map(({ name }) => name)).toEqual(["支出表", "校验结果"]);
  expect(review(snapshot).book.leftovers).toEqual([]);
  expect((await run("validate", at("marked.xlsx"), "--out", at("again.xlsx"))).code).toBe(1);
  expect((await read(at("again.xlsx"))).sheets.map(({ name }) => name)).toEqual(["支出表", "校验结果"]);
});

describe("never over its input", () => {
  test.each([["fill", "leaves.xlsx"], ["validate", "broken.xlsx"], ["narrate", "clean.xlsx"]])("%s", async (command, name) => {
    const before = readFileSync(at(name));
    symlinkSync(at(name), at(`link-${command}.xlsx`));
    for (const out of [at(name), at(`./${name}`), at(`link-${command}.xlsx`)]) {
      const { code, notes } = await run(command, at(name), "--out", out);
      expect([code, notes.at(-1)]).toEqual([2, expect.stringContaining("不会覆盖原文件")]);
    }
    expect(readFileSync(at(name)).equals(before)).toBe(true);
  });
});

test("fill, then validate and narrate; --values leaves no formula in the tables", async () => {
  copyFileSync(at("leaves.xlsx"), at("own.xlsx"));
  expect((await run("fill", at("own.xlsx"))).code).toBe(0);
  expect((await run("validate", at("own-填充.xlsx"))).code).toBe(0);
  const text = await run("narrate", at("own-填充.xlsx"), "--format", "json");
  const narrative = JSON.parse(text.out) as { sections: readonly unknown[]; missing: readonly unknown[] };
  expect([narrative.sections.length, narrative.missing]).toEqual([10, []]);
  expect((await run("fill", at("own.xlsx"), "--values", "--out", at("values.xlsx"))).code).toBe(0);
  const formulas = (snapshot: WorkbookSnapshot): number => snapshot.sheets.filter(({ name }) => name !== "预算分析表").flatMap((each) => each.formulas.flat()).filter((formula) => formula !== "").length;
  expect([formulas(await read(at("own-填充.xlsx"))) > 100, formulas(await read(at("values.xlsx")))]).toEqual([true, 0]);
});

test("new: the tables and our own sheets, empty, without a finding", async () => {
  const { code, out } = await run("new", "--year", "2026", "--department", "=甲局", "--unit", "乙中心", "--out", at("new.xlsx"));
  expect([code, out, existsSync(at("new.xlsx"))]).toEqual([0, "", true]);
  const snapshot = await read(at("new.xlsx"));
  expect(review(snapshot).findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
  expect(snapshot.sheets.flatMap((each) => each.formulas.flat()).filter((formula) => formula.includes("甲局"))).toEqual([]);
});

test("new --form: last year's workbook as this year's, in its own package; what is not certain is listed and can be chosen", async () => {
  const [from, to] = [at("2024年预算.xlsx"), at("2025.xlsx")];
  copyFileSync(at("broken.xlsx"), from);
  const { code, out } = await run("new", "--form", from, "--year", "2025", "--out", to, "--format", "json");
  const said = JSON.parse(out) as { file: string; from: number; search: { searched: number; left: unknown[] }; questions: readonly { id: string; kind: string; choices: readonly string[] }[] };
  expect([code, said.file, said.from, said.search.left, said.questions.map(({ kind }) => kind)]).toEqual([0, to, 2024, [], ["exception"]]);
  const sheets = (await read(to)).sheets;
  expect(sheets.map(({ values }) => values[0]?.[0])).toEqual(["2025年部门支出预算总表"]);
  expect(sheets[0]?.formulas.slice(3).map((line) => line[2])).toEqual(["=ROUND(SUM(D4:F4),6)", "=ROUND(SUM(D5:F5),6)", "=ROUND(SUM(D6:F6),6)", "=ROUND(SUM(D7:F7),6)"]);
  expect(sheets[0]?.values.slice(3).map((line) => line.slice(2))).toEqual([[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, null, null, null]]);
  const [question] = said.questions;
  expect((await run("new", "--form", from, "--year", "2025", "--choose", `${question?.id ?? ""}=blank`, "--out", at("blank.xlsx"))).code).toBe(0);
  expect((await read(at("blank.xlsx"))).sheets[0]?.values[3]?.[2]).toBeNull();
  expect((await run("new", "--form", from, "--year", "2025")).notes).toEqual([`已保存 ${at("2025年预算.xlsx")}`]);
  const saved = await run("new", "--form", from, "--year", "2025", "--out", at("with-form.xlsx"), "--save-form", at("form.json"));
  expect(saved.notes).toEqual([`已保存 ${at("with-form.xlsx")}`, `已保存版式 ${at("form.json")}（1 张表），用 new --profile 载入`]);
  expect((await run("new", "--profile", at("form.json"), "--year", "2025", "--department", "某局", "--out", at("by-form.xlsx"))).code).toBe(0);
  const bytes = readFileSync(from);
  const refused: readonly (readonly [options: readonly string[], word: string])[] = [
    [["--year", "2024"], "已经是 2024 年的"], [["--year", "2025", "--out", from], "不会覆盖原文件"], [["--year", "2025", "--department", "某局"], "不能一起用"], [["--year", "2025", "--choose", "x=blank"], "没有“x”这一处"],
    [["--year", "2025", "--choose", `${question?.id ?? ""}=move`], "可用 derive、blank"],
  ];
  for (const [options, word] of refused) expect(await run("new", "--form", from, ...options)).toMatchObject({ code: 2, out: "", notes: [expect.stringContaining(word)] });
  expect(readFileSync(from).equals(bytes)).toBe(true);
});

test("validate --last: amounts of the year before are compared with last year's workbook, where it is that of the year before", async () => {
  const rows = (header: string, title: string, amounts: readonly number[]): readonly (readonly (string | number | null)[])[] => [
    [title], [null, null, "单位：万元"], ["事项", header, "2026年预算数"], ...["办公", "会议", "培训"].map((name, index) => [name, amounts[index] ?? 0, 10]), ["合计", amounts.reduce((sum, each) => sum + each, 0), 30],
  ];
  await save(at("last.xlsx"), workbook(grid("安排", [["2025年安排表"], [null, "单位：万元"], ["事项", "2025年预算数"], ["办公", 5], ["会议", 7], ["培训", 8], ["合计", 20]])));
  await save(at("now.xlsx"), workbook(grid("安排", rows("2025年预算数", "2026年安排表", [5, 7, 9]))));
  const { code, out } = await run("validate", at("now.xlsx"), "--last", at("last.xlsx"), "--format", "json");
  const [file] = (JSON.parse(out) as { files: readonly { findings: readonly { rule: string; cell: string; printed: string; expected: string; message: string }[] }[] }).files;
  expect([code, file?.findings.map(({ rule, cell, printed, expected }) => [rule, cell, printed, expected])]).toEqual([1, [["year/last-budget", "B6", "9", "8"], ["year/last-budget", "B7", "21", "20"]]]);
  expect(file?.findings[0]?.message).toBe("〔培训〕的2025年预算数为 9 万元，上年工作簿 安排!B6 是 8 万元。");
  expect(await run("validate", at("now.xlsx"), "--last", at("now.xlsx"))).toMatchObject({ code: 0, notes: [expect.stringContaining("是 2026 年的，不是 2025 年的")] });
  expect((await run("validate", at("now.xlsx"), at("last.xlsx"), "--last", at("last.xlsx"))).code).toBe(2);
});

test("profiles lists every form with its tables, years and source", async () => {
  const { code, out } = await run("profiles", "--format", "json");
  const { profiles } = JSON.parse(out) as { profiles: readonly { id: string; scopes: readonly string[]; years: readonly unknown[]; unit: string; tables: readonly string[]; evidence: string }[] };
  expect(code).toBe(0);
  expect(profiles.map(({ id, scopes, years, unit, tables }) => [id, scopes, years, unit, tables.length])).toEqual([
    ["zhejiang", ["department", "unit"], [2022, null], "万元", 10], ["national", ["department", "unit"], [2021, null], "万元", 9],
    ["shanghai", ["department", "unit"], [2024, null], "元", 9], ["jiangsu", ["department", "unit"], [2018, null], "万元", 12],
  ]);
  expect(profiles.every(({ evidence }) => /^公开(?:全文|目录)：/.test(evidence))).toBe(true);
  expect((await run("profiles")).out).toContain("national  全国");
});

test("profiles says of all 31 regions which form they take, and of those without one what was seen of theirs", async () => {
  const { regions } = JSON.parse((await run("profiles", "--format", "json")).out) as { regions: readonly { id: string; profile: string; own: boolean; seen: { year: number; evidence: string } | null }[] };
  expect(regions).toHaveLength(31);
  expect(regions.filter(({ own }) => own).map(({ id, profile }) => [id, profile])).toEqual([["shanghai", "shanghai"], ["jiangsu", "jiangsu"], ["zhejiang", "zhejiang"]]);
  expect([...new Set(regions.filter(({ own }) => !own).map(({ profile }) => profile))]).toEqual(["national"]);
  expect(regions.filter(({ seen }) => seen !== null).every(({ seen }) => /^(?:公开目录|摘录)：./.test(seen?.evidence ?? ""))).toBe(true);
  expect((await run("profiles")).out).toMatch(/北京：用 national；所知2025年（公开目录）：14张表/);
});

test("profiles --region says which form a body takes, its tables as they are printed and what is not known; new takes it and says so, too", async () => {
  const { out } = await run("profiles", "--region", "上海", "--level", "province", "--scope", "unit", "--year", "2027", "--format", "json");
  const chosen = JSON.parse(out) as { profile: string; own: boolean; tables: readonly { title: string }[]; notes: readonly string[] };
  expect([chosen.profile, chosen.own, chosen.tables[0]?.title]).toEqual(["shanghai", true, "预算单位财务收支预算总表"]);
  expect(chosen.notes.map((note) => note.slice(0, 8))).toEqual(["上海的版式所知最", "上海的版式见到的", "未列入：项目经费"]);
  expect((await run("profiles", "--region", "北京", "--year", "2027")).out).toMatch(/^national .*北京的版式没有收录/s);
  const made = await run("new", "--profile", "北京", "--year", "2027", "--department", "某局", "--out", join(folder(), "beijing.xlsx"));
  expect([made.code, made.notes.some((note) => note.startsWith("北京的版式没有收录"))]).toEqual([0, true]);
  for (const [command, message] of [[["profiles", "--region", "火星"], /没有“火星”这个地区/], [["profiles", "--year", "2027"], /只与 --region 一起用/], [["profiles", "--region", "浙江", "--level", "town"], /没有“town”这种写法/]] as const) {
    const refused = await run(...command);
    expect([refused.code, refused.notes.join()]).toEqual([2, expect.stringMatching(message)]);
  }
});

test("a form that is a file: inserted, filled, validated and narrated by it, and known in the workbook that it made", async () => {
  const [empty, filled] = ["empty.xlsx", "filled.xlsx"].map((name) => join(folder(), name));
  const form = ["--profile", MADE_UP_FILE];
  expect((await run("new", ...form, "--scope", "unit", "--year", "2027", "--department", "某某中心", "--out", empty ?? "")).code).toBe(0);
  expect((await run("fill", empty ?? "", ...form, "--out", filled ?? "")).code).toBe(0);
  const profileOf = async (...more: readonly string[]): Promise<unknown> =>
    (JSON.parse((await run("validate", filled ?? "", "--format", "json", ...more)).out) as { files: readonly { profile: unknown }[] }).files[0]?.profile;
  expect([await profileOf(...form), await profileOf()]).toEqual(["yunzhong", "yunzhong"]);
  const { code, notes } = await run("narrate", filled ?? "", ...form);
  expect(code).toBe(0);
  expect(notes.join("")).toContain("上年预算数");
});

describe("an office's own list of codes goes into the workbook that is filled", () => {
  const list = "2022年政府收支分类科目,\n类,款,项,科目名称\n201,,,公共服务支出\n201,03,,政府办公厅及相关机构事务\n201,03,01,行政运行\n";
  test.each([["UTF-8", Buffer.from(list)], ["GB 18030", Buffer.concat([Buffer.from("2022"), Buffer.from([0xc4, 0xea, 0xbf, 0xc6, 0xc4, 0xbf]), Buffer.from(",\n"), Buffer.from([0xc0, 0xe0]), Buffer.from(","), Buffer.from([0xbf, 0xee]), Buffer.from(","), Buffer.from([0xcf, 0xee]), Buffer.from(","), Buffer.from([0xbf, 0xc6, 0xc4, 0xbf, 0xc3, 0xfb, 0xb3, 0xc6]), Buffer.from("\n201,,,"), Buffer.from([0xb9, 0xfa, 0xb7, 0xc0]), Buffer.from("\n")])]])("in %s", async (encoding, bytes) => {
    const [codes, out] = [at(`${encoding}.csv`), at(`${encoding}.xlsx`)];
    writeFileSync(codes, bytes);
    const { code, notes } = await run("fill", at("leaves.xlsx"), "--codes", codes, "--out", out);
    expect([code, notes.some((note) => /已导入 2022 年 \d 个科目，其中与内置名称不同/.test(note))]).toEqual([0, true]);
    expect((await read(out)).sheets.map(({ name }) => name)).toContain("科目表");
  });

  test("a broken one is refused with its lines, and nothing is written", async () => {
    writeFileSync(at("broken.csv"), "科目编码,科目名称\n201,公共服务支出\n20l03,事务\n2010301,行政运行\n");
    const { code, out, notes } = await run("fill", at("leaves.xlsx"), "--codes", at("broken.csv"), "--out", at("never.xlsx"));
    expect([code, out, notes.length, existsSync(at("never.xlsx"))]).toEqual([2, "", 1, false]);
    expect(notes[0]).toMatch(/broken\.csv：Sheet1!A3：“20l03”不是科目编码.*；Sheet1!A4：2010301 的上级 20103 不在表中.*；科目表没有导入/);
  });
});
