import fc from "fast-check";
import { narrateBook } from "../../src/narrate";
import { readText } from "../../src/proofread";
import { narrativeMarkdown, narrativeText } from "../../src/report";
import { department } from "../support/anyDepartment";
import { bookOf } from "../support/department";
import { xihuBook } from "../support/xihu";
import { XIHU_TEXT } from "../support/xihuText";

/** Characters, of which a text takes well below a second; work that grew with the square of them would take more than the limit. */
const LARGE = 40_000;
/** Of this process's own time, whatever else the machine is busy with. */
const LIMIT_SECONDS = 6;

describe("writing and reading", () => {
  it.each([["plain", narrativeText], ["Markdown", narrativeMarkdown]])("the %s text of any department agrees with its figures", (_, write) => {
    fc.assert(fc.property(department, (data) => {
      const book = bookOf(data);
      const { claims, findings } = readText(write(narrateBook(book)), book);
      expect(claims.filter(({ status }) => status === "disagree" || status === "unplaced")).toEqual([]);
      expect(findings).toEqual([]);
    }), { numRuns: 12 });
  });

  it("gives the place of every figure in the text as it was given", () => {
    fc.assert(fc.property(department, (data) => {
      const book = bookOf(data);
      const text = narrativeText(narrateBook(book));
      for (const { start, length, printed, line } of readText(text, book).claims) {
        expect(text.slice(start, start + length)).toBe(printed);
        expect(text.slice(0, start).split("\n")).toHaveLength(line);
      }
    }), { numRuns: 9 });
  });
});

/** Words of the field in any order: sentences that nearly make sense. */
const scraps = fc.constantFrom(
  "收入预算", "支出预算", "2022年", "2021年", "比上年", "比2021年预算", "增加", "减少", "增长", "下降", "持平", "12.5", "1,234.56", "0", "万元", "元", "%", "倍", "辆",
  "，", "。", "；", "：", "\n", "\t", "（", "）", "“", "”", "其中", "占", "（类）", "（款）", "（项）", "主要原因是", "科目", "-", "|", "1.", "（一）", "三公", "说明", "目录",
  "２", "．", "....", "〔", "XX", "公务接待费", "为", "预算执行数为", "99999999999999999999999999", "\u0000", "\ud83d", "(", "*",
);

describe("any text can be read", () => {
  const book = xihuBook();

  it("without an error, and every figure has one verdict", () => {
    fc.assert(fc.property(fc.oneof(fc.array(scraps, { maxLength: 120 }).map((words) => words.join("")), fc.string({ unit: "binary", maxLength: 300 })), (text) => {
      const { figures, claims, findings } = readText(text, book);
      expect(figures.agree + figures.disagree + figures.free + figures.unplaced).toBe(figures.figures);
      expect(figures.figures).toBe(claims.length);
      for (const { place } of findings) expect(place.start + place.length).toBeLessThanOrEqual(text.length);
    }), { numRuns: 70 });
  });

  it("the same way each time, and without tables", () => {
    const text = XIHU_TEXT.join("\n");
    expect(readText(text, book)).toEqual(readText(text, book));
    const { figures } = readText(text, { ...book, tables: [], supplement: null, basics: null, body: null, year: null, scope: null });
    expect(figures.disagree).toBe(0);
  });

  /** A unit that is repeated, and what stands once before it. */
  const hard: readonly (readonly [kind: string, unit: string] | readonly [kind: string, unit: string, head: string])[] = [
    ["the disclosure over and over", XIHU_TEXT.join("\n")], ["one line", XIHU_TEXT.join("")], ["digits", "1"], ["digits and commas", "1,234,"], ["比", "比"],
    ["比上年", "比上年预算"], ["wholes and parts", "收入1万元，其中："], ["brackets", "（"], ["类款项", "甲（类）乙（款）丙（项）"], ["leaders", "."], ["blanks", " "], ["lines", "\n"],
    ["quotes", "“”"], ["amounts without words", "5万元"], ["dates", "2022.1.1-"], ["原因", "原因是"], ["rows", "甲\t1\n"],
    ["bare shares", "收入1.00万元（12.00%），"], ["shares in order", "1%、", "甲1万元、乙2万元，占比分别为"], ["cells of known rows", "合计\t1.23\t"],
    ["sums told", "维修闸门23万元，共计35万元，"], ["names behind", "1万元用于农林水支出，"],
  ];
  it.each(hard.map(([kind, unit, head = ""]) => [kind, unit, head] as const))("in time that grows with its length: %s", (_, unit, head) => {
    const text = head + unit.repeat(Math.ceil(LARGE / unit.length));
    const before = process.cpuUsage();
    readText(text, book);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(LIMIT_SECONDS);
  });
});
