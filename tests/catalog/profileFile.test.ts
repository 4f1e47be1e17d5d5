/** A form in a file: what it may leave out, and how a mistake is told to whoever wrote it. */
import { readFileSync } from "node:fs";
import { PROFILES } from "../../src/catalog/profiles";
import { parseProfile, ProfileError, profileProblems } from "../../src/catalog/profiles/file";
import { piecesOfTemplate, TemplateError } from "../../src/catalog/text/template";
import { known } from "../support/profiles";
import { MADE_UP_FILE } from "../support/madeUpRegion";

type Json = Record<string, unknown>;

const FILE = JSON.parse(readFileSync(MADE_UP_FILE, "utf8")) as Json;
const layout = (FILE["tables"] as readonly unknown[]).find((each) => typeof each === "object") as Json;
const [section] = FILE["text"] as readonly Json[];

function problems(change: Json): readonly string[] {
  try {
    parseProfile(JSON.stringify({ ...FILE, ...change }), PROFILES);
    return [];
  } catch (error) {
    if (error instanceof ProfileError) return error.problems.map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
}

/** The form with one sentence alone. */
function saying(...say: readonly unknown[]): Json {
  return { text: [{ ...section, paragraphs: [{ kind: "paragraph", sentences: [{ id: "size/total", say }] }] }], entries: [] };
}

test("a form like another takes what it does not say", () => {
  const national = known("national");
  const form = parseProfile(JSON.stringify({ id: "plain", name: "某地", like: "national", source: "某处", evidence: "excerpt" }), PROFILES);
  expect([form.tables, form.text, form.settings, form.entries]).toEqual([national.tables, national.text, national.settings, national.entries]);
  expect([form.id, form.name, form.signs]).toEqual(["plain", "某地", []]);
});

test.each<[string, Json, RegExp]>([
  ["a word that nobody reads", { colour: "red" }, /^colour 没有这一项/],
  ["a missing source", { source: undefined }, /^source 缺少这一项/],
  ["an unknown model", { like: "atlantis" }, /^like 没有“atlantis”版式，现有 zhejiang、national/],
  ["a table that the model has not", { tables: ["balance", "project-expenditure"] }, /^tables\[1\] 所依照的版式没有“project-expenditure”/],
  ["an unknown kind of table", { tables: [{ ...layout, table: "budget" }] }, /^tables\[0\]\.table 应为 .*现为 "budget"/],
  ["an unknown column", { tables: [{ ...layout, columns: [{ role: "totall" }] }] }, /^tables\[0\]\.columns\[0\] general-expenditure 没有“main totall”这一列，可用 .*total/],
  ["an amount that is no amount", { tables: [{ ...layout, columns: [{ role: "total", content: "text" }] }] }, /^tables\[0\]\.columns\[0\]\.content “total”应为 amount/],
  ["a header beside the table", { tables: [{ ...layout, header: [{ row: 0, column: 9, text: "合计" }] }] }, /^tables\[0\]\.header\[0\] 超出了/],
  ["a body that does not suit", { tables: [{ ...layout, body: { kind: "lines", income: [], totals: [] } }] }, /^tables\[0\]\.body\.kind 只有收支两边的表/],
  ["a name that Excel refuses", { tables: [{ ...layout, sheet: "支出[1]" }] }, /^tables\[0\]\.sheet 工作表名不能有/],
  ["a table twice", { tables: ["balance", "balance"] }, /^tables “balance”出现了两次/],
  ["a slot that means nothing", saying("{bodi}收入"), /say 没有“\{bodi\}”这种填空/],
  ["a slot of a table that is none", saying("{budget.total}"), /say 没有“\{budget\.total\}”这种填空/],
  ["a sentence on a table that is not printed", saying("{state-capital-expenditure.total}{measure}"), /^text\[0\] 说到了本版式没有的表 state-capital-expenditure/],
  ["a sentence on a column that no table has", saying("{general-expenditure.vehicles}{measure}"), /^text\[0\] 没有“general-expenditure main vehicles”这一列/],
  ["an entry that nobody is asked for", saying("{typed.of-nothing}{measure}"), /^text\[0\] 没有“of-nothing”这个补充资料事项/],
  ["an entry that no sentence reads", { entries: [...(FILE["entries"] as readonly unknown[]), { id: "idle", section: "某节", label: "某事", content: "text" }] }, /^entries\[1\] 没有语句用到“idle”/],
  ["an entry under the name of another", { ...saying("{typed.first-budget}{measure}，{typed.second-budget}{measure}"), entries: ["first-budget", "second-budget"].map((id) => ({ id, section: "某节", label: "上年预算数", content: "amount" })) },
    /^entries\[0\] 与“second-budget”的部分、事项相同（某节 上年预算数），补充资料上分不清，请改一个\nentries\[1\] 与“first-budget”/],
  ["an entry under the name of a usual one", { ...saying("{typed.running-costs}{measure}，{typed.own-costs}{measure}"), entries: [{ id: "own-costs", section: "机关运行经费", label: "本年预算数", content: "amount" }] },
    /^entries\[0\] 与“running-costs”的部分、事项相同/],
])("%s is told with its place", (_name, change, words) => expect(problems(change).join("\n")).toMatch(words));

test("what is no JSON is told so", () => expect(() => parseProfile("{", PROFILES)).toThrow(/不是 JSON 文件/));

test("forms of the product have none of these", () => expect(PROFILES.flatMap((profile) => profileProblems(profile))).toEqual([]));

test("a template is words and slots", () => {
  expect(piecesOfTemplate("{body}{year}年收入{revenue.current.other-revenue:short}{measure}")).toEqual([
    { piece: "text", fact: { kind: "body" } }, { piece: "text", fact: { kind: "year", offset: 0 } }, "年收入",
    { piece: "amount", fact: { kind: "cell", table: "revenue", axis: "main", row: "total", column: "current.other-revenue", optional: false }, format: "short", analysis: "" },
    { piece: "measure" },
  ]);
  expect(piecesOfTemplate("{balance.income.revenue-grand-total.amount}")).toEqual([
    { piece: "amount", fact: { kind: "cell", table: "balance", axis: "income", row: "revenue-grand-total", column: "amount", optional: false }, format: "table", analysis: "" },
  ]);
  expect(() => piecesOfTemplate("{revenue.total:long}")).toThrow(TemplateError);
});
