import { dateText, daysBetween, isDateFormat } from "../../src/model/dates";
import { withoutMarkup } from "../../src/model/markup";
import { plainTextOf } from "../../src/model/plainText";

test.each<[string, boolean]>([
  ["General", false], ["@", false], ["0.00", false], ["#,##0", false], ["yyyy-mm-dd", true], ["d", true], ["gge", true], ["m", true], ["h:mm", false], ["mm:ss", false], ["yyyy/m/d h:mm", true],
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
