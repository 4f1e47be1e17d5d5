import { controlTitle, figureTagText, readFigureTag, shortName, stateOf, type FigureTag } from "../../src/model/figureTags";
import { dateText, daysBetween, isDateFormat } from "../../src/model/dates";
import { withoutMarkup } from "../../src/model/markup";
import { plainTextOf } from "../../src/model/plainText";
import { followEachOther } from "../../src/model/plans";
import { isStatedId, statedId } from "../../src/model/stated";

test.each<[string, boolean]>([
  ["General", false], ["@", false], ["General;-General;", false], ["G/通用格式;[Red]-G/通用格式", false], ['ggge"年"', true], ["0.00", false], ["#,##0", false], ["yyyy-mm-dd", true], ["d", true], ["gge", true], ["m", true], ["h:mm", false], ["mm:ss", false], ["yyyy/m/d h:mm", true],
  ['"month"0', false], ['"日"d', true], ["[Red]0.00", false], ["[Yellow]0", false], ["[h]:mm", false], ["\\d0", false], ["0.00;d", false], ['"年月日"0', false], ['"d"yy', true], ["[hh]:mm", false], ["[mm]:ss", false], ["[ss]", false], ["[DBNum1]m", true], ["[m]", true], ["", false], ["mmm.00", true], ["_d0", false], ["*y0", false], ["yyyy0", false],
])("the format %s shows a date: %s", (format, date) => {
  expect(isDateFormat(format)).toBe(date);
});

test.each<[number, string | null]>([
  [60, null], [61, "1900年3月1日"], [44_561, "2021年12月31日"], [44_561.9, "2021年12月31日"], [44_562, "2022年1月1日"], [2_958_465, "9999年12月31日"], [2_958_466, null], [Number.NaN, null],
])("day %s is %s", (day, text) => {
  expect(dateText(day)).toBe(text);
});

test("days between the beginnings of years", () => {
  expect([daysBetween(2024, 2025), daysBetween(2025, 2026), daysBetween(2026, 2025), daysBetween(2025, 2025)]).toEqual([366, 365, -365, 0]);
});

test.each<[string, string]>([
  ["没有标记 < 5 & 6 > 3", "没有标记 < 5 & 6 > 3"], ["<p>第一段</p><p>第二段</p>", "第一段\n第二段"], ["一<br>二<BR/>三", "一\n二\n三"], ["<span style=\"a\">同</span><b>一</b>行", "同一行"],
  ["<div>  甲 </div>\n\n<div></div>乙", "甲\n乙"], ["<p>甲&nbsp;乙&amp;丙&lt;丁&gt;&quot;&ldquo;&rdquo;&mdash;&hellip;&middot;</p>", "甲 乙&丙<丁>\"“”—…·"], ["<p>&#20108;&#0;&#1114112;&unknown;&LT;</p>", "二&unknown;<"],
  ["甲&nbsp;乙", "甲&nbsp;乙"], ["<ul><li>一</li><li>二</li></ul>", "一\n二"], ["<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>", "甲乙\n丙"], ["<h1>题</h1>文", "题\n文"],
  ["<section>一</section><article>二</article>三", "一\n二\n三"], ["<script>甲</script>", "<script>甲</script>"], ["<h2>a</h2><h3>b</h3><h4>c</h4><h5>d</h5><h6>e</h6>f", "a\nb\nc\nd\ne\nf"],
])("the markup of %j", (text, plain) => {
  expect(withoutMarkup(text)).toBe(plain);
});

test.each<[string, readonly number[], string | null]>([
  ["UTF-8", [0xe9, 0xa2, 0x84], "预"], ["UTF-8 with its mark", [0xef, 0xbb, 0xbf, 0x61], "a"], ["UTF-16, little end first", [0xff, 0xfe, 0x84, 0x98], "预"], ["UTF-16, big end first", [0xfe, 0xff, 0x98, 0x84], "预"],
  ["GB 18030", [0xd4, 0xa4, 0xcb, 0xe3], "预算"], ["no text", [0x50, 0x4b, 0x00, 0x01], null], ["half a mark", [0xff], "\u{fffd}"], ["half of the other", [0xfe, 0x61], "龵"],
])("a file in %s", (_title, bytes, text) => {
  expect(plainTextOf(Uint8Array.from(bytes))).toBe(text);
});

test.each<[years: string, last: number | null, now: number | null, follow: boolean]>([
  ["a year and the next", 2025, 2026, true], ["the same year", 2026, 2026, false], ["two years apart", 2024, 2026, false], ["the wrong way round", 2026, 2025, false],
  ["a year that is not told", null, 2026, false], ["one that this year's workbook does not tell", 2025, null, false], ["none", null, null, false],
])("%s follow each other: %s, %s, %s", (_years, last, now, follow) => {
  expect(followEachOther({ last, now })).toBe(follow);
});

test.each<[section: string, label: string, as: readonly [string, string] | null]>([
  ["三、政府采购情况", "采购预算总额", ["三、政府采购情况", "采购预算总额"]],
  ["（三）政府采购情况", "1. 采购“预算” 总额", ["政府采购情况", "采购预算总额"]],
  ["政府采购情况", "2025年度采购预算总额", ["政府采购情况", "2026年采购预算总额"]],
  ["12.3、政府采购情况", "车辆（台）", ["政府采购情况", "车辆(台)"]],
  ["政府采购三、情况", "采购预算总额", null],
  ["政府采购情况", "采购预算总额 2125", null],
])("what a text states in words of its own: %s %s", (section, label, as) => {
  const id = statedId(section, label);
  expect([isStatedId(id), id === statedId(...(as ?? ["政府采购情况", "采购预算总额"]))]).toEqual([true, as !== null]);
  expect([isStatedId("procurement"), isStatedId(` ${id}`)]).toEqual([false, false]);
});

test.each<[text: string, tag: FigureTag | null]>([
  ["budget:2026:value:0123456789:abcdef", { year: 2026, kind: "value", cells: ["0123456789"], state: "abcdef" }],
  ["budget:1999:chosen:0123456789+abcdefghij+zzzzzzzzzz:000000", { year: 1999, kind: "chosen", cells: ["0123456789", "abcdefghij", "zzzzzzzzzz"], state: "000000" }],
  ["budget:2026:follows::abcdef", { year: 2026, kind: "follows", cells: [], state: "abcdef" }],
  ["budget:2026:follows:0123456789+:abcdef", null], ["budget:2026:other:0123456789:abcdef", null], ["budget:1826:value:0123456789:abcdef", null], ["budget:2026:value:012345678:abcdef", null],
  ["budget:2026:value:0123456789:abcde", null], ["xbudget:2026:value:0123456789:abcdef", null], ["budget:2026:value:0123456789:abcdefx", null], ["budget:2026:value:0123456789+0123456789+0123456789+0123456789:abcdef", null], ["", null],
])("the tag %s", (text, tag) => {
  expect(readFigureTag(text)).toEqual(tag);
  if (tag) expect(figureTagText(tag)).toBe(text);
});

test("more cells than a tag holds are not named; a title is as long as Word takes it; names and states are short and differ", () => {
  expect(figureTagText({ year: 2026, kind: "follows", cells: ["a", "b", "c", "d"], state: "abcdef" })).toBe("budget:2026:follows::abcdef");
  expect([controlTitle("  支出表\n 合计  "), controlTitle("字".repeat(64)), controlTitle("字".repeat(65))]).toEqual(["支出表 合计", "字".repeat(64), `${"字".repeat(63)}…`]);
  const names = ["支出表 合计", "支出表 合 计", "支出表 小计", "收入表 合计", ""].map(shortName);
  expect([new Set(names).size, names.every((name) => /^[0-9a-z]{10}$/.test(name)), shortName("支出表 合计") === names[0]]).toEqual([5, true, true]);
  const states = [[100, 20], [10, 20], [20, 100], [100_20], []].map(stateOf);
  expect([new Set(states).size, states.every((state) => /^[0-9a-z]{6}$/.test(state)), stateOf([100, 20]) === states[0]]).toEqual([5, true, true]);
});
