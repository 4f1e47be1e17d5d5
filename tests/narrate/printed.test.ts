/** What a sentence reads from a table that only some workbooks print, and is else typed: procurement by kind, running costs. */
import { narrateBook } from "../../src/narrate";
import { readText } from "../../src/proofread";
import { smallBook } from "../support/smallBook";

const GOODS_AND_SERVICES = `
  government-procurement
                             | total
  total                      | 57
  goods                      | 12
  project:goods/办公/电脑    | 12
  services                   | 45
  project:services/印刷/印刷 | 45`;
const TOTAL_ALONE = `
  government-procurement
        | total
  total | 57`;
const RUNNING = `
  office-running-costs
        | total
  total | 80
  302   | 80
  30201 | 80`;
const BESIDE_THREE_PUBLIC = `
  three-public-expenses
        | total | office-running
  total | 3     | 79`;

function told(book: string): { readonly lines: readonly string[]; readonly missing: readonly string[] } {
  const narrative = narrateBook(smallBook(book));
  return { lines: narrative.sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)), missing: narrative.missing.map(({ sentence, fact }) => `${sentence} ${fact}`) };
}

test("procurement by kind is that of its table, a kind that the table does not print nothing", () =>
  expect(told(GOODS_AND_SERVICES).lines).toContain("2026年某局各单位政府采购预算总额57万元，其中：政府采购货物预算12万元、政府采购工程预算0万元、政府采购服务预算45万元。"));

test("where its table says the total alone, the kinds are not made up", () =>
  expect(told(TOTAL_ALONE).lines.filter((line) => line.includes("采购预算"))).toEqual([]));

test.each<[string, string, readonly string[]]>([
  ["政府采购预算总额57万元，其中：政府采购货物预算12万元、政府采购服务预算45万元。", GOODS_AND_SERVICES, []],
  ["政府采购预算总额57万元，其中：政府采购货物预算21万元、政府采购服务预算45万元。", GOODS_AND_SERVICES, ["text/amount 21万元"]],
  ["机关运行经费财政拨款预算80万元。", RUNNING, []],
  ["机关运行经费财政拨款预算81万元。", RUNNING, ["text/amount 81万元"]],
  ["机关运行经费财政拨款预算79万元。", BESIDE_THREE_PUBLIC, []],
  ["机关运行经费财政拨款预算97万元。", BESIDE_THREE_PUBLIC, ["text/amount 97万元"]],
])("%s", (sentence, book, findings) => {
  const reading = readText(`（十）其他重要事项的情况说明\n2026年某局${sentence}`, smallBook(book));
  expect(reading.findings.filter(({ severity }) => severity !== "hint").map(({ rule, values }) => `${rule} ${values["printed"]?.kind === "text" ? values["printed"].text : ""}`)).toEqual(findings);
  expect(reading.figures.unplaced).toBe(0);
});
