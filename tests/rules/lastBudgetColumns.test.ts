import { PROFILES } from "../../src/catalog/profiles";
import { addressOf } from "../../src/model/cells";
import { messageOf } from "../../src/report/rules";
import { understand } from "../../src/review";
import { acrossYears } from "../../src/review/acrossYears";
import { sheetsOf } from "../support/said";

const LAST = (rows: string, title = "2025年安排表", sheet = "安排", head = "事项 | 合计 | 甲类 | 乙类"): string => `
    ${sheet}
    ${title} | | | 单位：万元
    ${head}
    ${rows.trim()}`;

const NOW = (rows: string, before = "2025年预算数", title = "2026年安排表", sheet = "安排", label = "事项"): string => `
    ${sheet}
    ${title} | | | | 单位：万元
    ${label} | ${before} | 合计 | 甲类 | 乙类
    ${rows.trim()}`;

const THREE = `
    办公 | 30.00 | 10.00 | 20.00
    会议 | 70.00 | 30.00 | 40.00
    培训 | 20.00 | 5.00 | 15.00`;

/** Rows of this year: the label and what stands under 上年预算数; what stands for this year is of no matter here. */
const rows = (...lines: readonly (readonly [label: string, before: string])[]): string => lines.map(([label, before]) => `${label} | ${before} | 9.00 | 4.00 | 5.00`).join("\n    ");

const [OFFICE, MEETING, TRAINING] = [["办公", "30.00"], ["会议", "70.00"], ["培训", "20.00"]] as const;

/** 上年预算数 beside what last year's workbook says, and how many lines agree and cannot be told. */
test.each<[what: string, now: string, last: string, said: readonly string[], counts: string]>([
  ["as published", NOW(rows(OFFICE, MEETING, TRAINING)), LAST(THREE), [], "3 passed, 0 failed, 0 not applicable, 0 open"],
  ["one of three otherwise", NOW(rows(OFFICE, ["会议", "60.00"], TRAINING)), LAST(THREE), ["B4 〔会议〕的2025年预算数为 60.00 万元，上年工作簿 安排!B4 是 70.00 万元。"], "2 passed, 1 failed, 0 not applicable, 0 open"],
  ["one of two otherwise", NOW(rows(OFFICE, ["会议", "60.00"])), LAST(THREE), ["B4 〔会议〕的2025年预算数为 60.00 万元，上年工作簿 安排!B4 是 70.00 万元。"], "1 passed, 1 failed, 0 not applicable, 0 open"],
  ["two of three otherwise: of another basis", NOW(rows(OFFICE, ["会议", "60.00"], ["培训", "21.00"])), LAST(THREE), [], "1 passed, 0 failed, 0 not applicable, 2 open"],
  ["rounded to the decimals printed", NOW(rows(["办公", "30.0"], ["会议", "70.0"], ["培训", "20.1"])), LAST(THREE.replaceAll("20.00\n", "20.04\n").replace("培训 | 20.00", "培训 | 20.08")), [], "3 passed, 0 failed, 0 not applicable, 0 open"],
  ["outturn, not budget", NOW(rows(OFFICE, ["会议", "60.00"], TRAINING), "2025年执行数"), LAST(THREE), [], "0 passed, 0 failed, 0 not applicable, 0 open"],
  ["of the year before last", NOW(rows(OFFICE, ["会议", "60.00"], TRAINING), "2024年预算数"), LAST(THREE), [], "0 passed, 0 failed, 0 not applicable, 0 open"],
  ["last year's workbook is of another year", NOW(rows(OFFICE, ["会议", "60.00"], TRAINING)), LAST(THREE, "2024年安排表"), [], "0 passed, 0 failed, 0 not applicable, 0 open"],
  ["a workbook of no year", NOW(rows(OFFICE, ["会议", "60.00"], TRAINING), "上年预算数", "安排表"), LAST(THREE), [], "0 passed, 0 failed, 0 not applicable, 0 open"],
  ["last year's workbook has no such table", NOW(rows(OFFICE, ["会议", "60.00"], TRAINING)), LAST(THREE, "2025年别的表", "别的"), [], "0 passed, 0 failed, 0 not applicable, 1 open"],
  ["under another title, on a sheet of the same name", NOW(rows(OFFICE, ["会议", "60.00"], TRAINING)), LAST(THREE, "2025年经费表"), ["B4 〔会议〕的2025年预算数为 60.00 万元，上年工作簿 安排!B4 是 70.00 万元。"], "2 passed, 1 failed, 0 not applicable, 0 open"],
  ["under the same title with another number, on another sheet", NOW(rows(OFFICE, ["会议", "60.00"], TRAINING), undefined, "（三）2026年度安排表"), LAST(THREE, "2、2025年安排表", "第二"), ["B4 〔会议〕的2025年预算数为 60.00 万元，上年工作簿 第二!B4 是 70.00 万元。"], "2 passed, 1 failed, 0 not applicable, 0 open"],
  ["lines that last year's workbook has not, and one that it has twice", NOW(rows(OFFICE, MEETING, TRAINING, ["修缮", "8.00"])), LAST(`${THREE}\n    会议 | 80.00 | 30.00 | 50.00`), [], "2 passed, 0 failed, 0 not applicable, 0 open"],
  ["a line that stands twice now", NOW(rows(OFFICE, ["会议", "60.00"], ["会议", "10.00"], TRAINING)), LAST(THREE), [], "2 passed, 0 failed, 0 not applicable, 0 open"],
  ["numbering and years in the names of lines", NOW(rows(["一、办公", "30.00"], ["（二）2026年会议", "60.00"], ["3.培训", "20.00"])), LAST(THREE.replace("会议", "2025年会议").replace("办公", "1. 办公")), ["B4 〔（二）2026年会议〕的2025年预算数为 60.00 万元，上年工作簿 安排!B4 是 70.00 万元。"], "2 passed, 1 failed, 0 not applicable, 0 open"],
  ["blanks are no amounts", NOW(rows(OFFICE, ["会议", ""], TRAINING)), LAST(THREE), [], "2 passed, 0 failed, 0 not applicable, 0 open"],
  ["in another unit of measure", NOW(rows(["办公", "300000"], ["会议", "600000"], ["培训", "200000"])).replace("万元", "元"), LAST(THREE), ["B4 〔会议〕的2025年预算数为 600,000.00 元，上年工作簿 安排!B4 是 700,000 元。"], "2 passed, 1 failed, 0 not applicable, 0 open"],
  ["tables of the catalogue, by their kind", `
    支出表
    2026年部门支出预算总表 | | | 单位：万元
    科目编码 | 科目名称 | 2025年预算数 | 2026年预算数
    201 | 一般公共服务支出 | 30.00 | 35.00
    208 | 社会保障和就业支出 | 20.00 | 25.00
    210 | 卫生健康支出 | 11.00 | 15.00`, `
    表三
    2025年部门支出预算总表 | | 单位：万元
    科目编码 | 科目名称 | 2025年预算数
    201 | 一般公共服务支出 | 30.00
    208 | 社会保障和就业支出 | 20.00
    210 | 卫生健康支出 | 10.00`, ["C5 〔210 卫生健康支出〕的2025年预算数为 11.00 万元，上年工作簿 表三!C5 是 10.00 万元。"], "2 passed, 1 failed, 0 not applicable, 0 open"],
  ["a kind of table, be its title and its sheet of other names; a total without a code", `
    支出表
    2026年部门支出预算总表 | | | 单位：万元
    科目编码 | 科目名称 | 2025年预算数 | 2026年预算数
     | 合计 | 51.00 | 60.00
    201 | 一般公共服务支出 | 30.00 | 35.00
    208 | 社会保障和就业支出 | 20.00 | 25.00`, `
    表三
    2025年部门支出总体情况表 | | 单位：万元
    科目编码 | 科目名称 | 2025年预算数
     | 合计 | 50.00
    201 | 一般公共服务支出 | 30.00
    208 | 社会保障和就业支出 | 20.00

    表四
    2025年部门一般公共预算支出表 | | 单位：万元
    科目编码 | 科目名称 | 2025年预算数
     | 合计 | 40.00
    201 | 一般公共服务支出 | 40.00`, ["C3 〔合计〕的2025年预算数为 51.00 万元，上年工作簿 表三!C3 是 50.00 万元。"], "2 passed, 1 failed, 0 not applicable, 0 open"],
  ["two sides, each with its own lines", `
    收支
    2026年收支安排表 | | | | | 单位：万元
    收入 | 2025年收入预算数 | 2026年收入预算数 | 支出 | 2025年支出预算数 | 2026年支出预算数
    拨款 | 30.00 | 35.00 | 人员 | 20.00 | 25.00
    其他 | 20.00 | 25.00 | 公用 | 31.00 | 35.00
     | | | 其他 | 5.00 | 5.00`, `
    收支
    2025年收支安排表 | | | | | 单位：万元
    收入 | 2024年收入预算数 | 2025年收入预算数 | 支出 | 2024年支出预算数 | 2025年支出预算数
    拨款 | 1.00 | 30.00 | 公用 | 1.00 | 30.00
    其他 | 1.00 | 20.00 | 人员 | 1.00 | 20.00
     | | | 其他 | 1.00 | 5.00`, ["E4 〔公用〕的2025年支出预算数为 31.00 万元，上年工作簿 收支!F3 是 30.00 万元。"], "4 passed, 1 failed, 0 not applicable, 0 open"],
  ["numbering of several steps; a number behind a name is part of it", NOW(rows(["（十二）1、办公", "30.00"], ["会议1.", "60.00"], TRAINING)), LAST(THREE), [], "2 passed, 0 failed, 0 not applicable, 0 open"],
])("%s", (_what, now, last, found, counts) => {
  const [nowSheets, lastSheets] = [sheetsOf(now), sheetsOf(last)];
  const { findings, passed, failed, notApplicable, insufficientData } = acrossYears(understand(nowSheets), nowSheets, lastSheets, PROFILES);
  expect(findings.map((finding) => `${addressOf(finding.at)} ${messageOf(finding)}`)).toEqual(found);
  expect(`${passed ?? 0} passed, ${failed ?? 0} failed, ${notApplicable ?? 0} not applicable, ${insufficientData ?? 0} open`).toBe(counts);
});
