import { readText } from "../../src/proofread";
import { yuanBook } from "../support/yuanBook";

/** An expenditure of 2,797.52万元 told roughly: what may be said of it, and what may not. */
const HEAD = "2022年部门预算编制说明\n一、部门收支总体情况\n";
const read = (amount: string): readonly string[] => readText(`${HEAD}2022年支出预算${amount}。`, yuanBook()).findings.map(({ rule }) => rule);

test.each(["约2800万元", "约2797.5万元", "约0.28亿元", "近2800万元", "接近2,800万元", "近3000万元", "超过2700万元", "逾2790万元", "2700余万元", "2790多万元", "2800万元左右", "不足2800万元", "不到0.3亿元", "高达2797万元", "2797.52万元"])("%s is right", (amount) => {
  expect(read(amount)).toEqual([]);
});

test.each(["约3100万元", "约0.31亿元", "约2500万元", "近2700万元", "近4300万元", "接近2790万元", "超过2800万元", "逾1500万元", "2900余万元", "1200余万元", "2600万元左右", "不足2700万元", "不到0.27亿元", "高达3797万元"])("%s is called", (amount) => {
  expect(read(amount)).toEqual(["text/amount"]);
});

test("what is told roughly of another year, of other bodies or as a limit is not held against the tables", () => {
  const text = `${HEAD}2022年支出预算2797.52万元。2019年决算支出约1500万元，全市支出预算近12亿元，单个项目支出预算不超过50万元，支出预算在1000万元至2000万元之间。`;
  expect(readText(text, yuanBook()).findings).toEqual([]);
});
