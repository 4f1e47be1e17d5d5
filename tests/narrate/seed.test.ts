import { narrateBook } from "../../src/narrate";
import { xihuBook } from "../support/xihu";
import { XIHU_TEXT } from "../support/xihuText";

/** The table says 其他对个人和家庭的补助; the publication adds 支出 to it, against its own table. */
const PUBLISHED = XIHU_TEXT.map((line) => line.replace("其他对个人和家庭的补助支出；", "其他对个人和家庭的补助；"));

describe("the ten sections of a published budget", () => {
  const narrative = narrateBook(xihuBook());

  it("are written as they were published, line by line", () => {
    expect(narrative.sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs.map(({ text }) => text)])).toEqual(PUBLISHED);
  });

  it("lack nothing", () => {
    expect(narrative.missing).toEqual([]);
  });

  it("have stable names", () => {
    expect(narrative.sections.map(({ id }) => id)).toEqual([
      "overall", "revenue", "expenditure", "appropriation", "general-allocation", "basic-expenditure", "government-fund", "state-capital",
      "three-public", "other-matters",
    ]);
  });

  it("quote cells of 预算分析表 where it has the figure, otherwise the table's cell", () => {
    const share = { sheet: "预算分析表", row: 8, column: 2 };
    const revenue = narrateBook({ ...xihuBook(), analysis: new Map([["revenue.general-public-budget.share", share]]) }).sections[1];
    const figures = revenue?.paragraphs[1]?.figures ?? [];
    expect(figures.slice(2, 4)).toEqual([
      { text: "2797.52", start: 25, at: { sheet: "收入预算总表", row: 5, column: 4 } },
      { text: "100", start: 36, at: share },
    ]);
  });
});
