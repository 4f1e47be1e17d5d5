import type { BudgetBook } from "../model/book";
import type { Collector } from "./collector";
import type { Paragraph } from "./layout";
import { RULES } from "./rules";

const FEWEST_TABLES = 3;
const TABLE = /表$/;
const LONGEST_HEADING = 3;

/** Titles of tables in the list of contents against the tables of the workbook. */
export function checkContents(book: BudgetBook, collector: Collector): void {
  const { layout } = collector;
  const start = layout.paragraphs.findIndex((paragraph) => /^目录$/.test(layout.clean.slice(paragraph.words, paragraph.end)));
  if (start < 0) return;
  const listed: { readonly paragraph: Paragraph; readonly title: string }[] = [];
  for (const paragraph of layout.paragraphs.slice(start + 1)) {
    if (paragraph.kind !== "heading") break;
    const title = layout.clean.slice(paragraph.words, paragraph.end);
    // "五、部门预算表" is the heading above them.
    if (TABLE.test(title) && plain(title).length > LONGEST_HEADING) listed.push({ paragraph, title });
  }
  if (listed.length < FEWEST_TABLES || book.tables.length < FEWEST_TABLES) return;
  const printed = book.tables.map(({ title, titleCell }) => ({ title, titleCell, plain: plain(title) })).filter((table) => table.plain !== "");
  const names = listed.map((entry) => ({ ...entry, plain: plain(entry.title) }));
  for (const { paragraph, title, plain: name } of names) {
    if (printed.some((table) => alike(table.plain, name))) continue;
    collector.at([paragraph.words, paragraph.end], [paragraph.start, paragraph.end], {
      rule: RULES.contents, values: { printed: title, expected: "" },
    });
  }
  const [last] = names.slice(-1);
  for (const table of printed) {
    if (!last || names.some(({ plain: name }) => alike(table.plain, name))) continue;
    collector.at([last.paragraph.words, last.paragraph.end], [last.paragraph.start, last.paragraph.end], {
      rule: RULES.contents, at: table.titleCell, values: { printed: "", expected: table.title },
    });
  }
}

/** A title without year, whose it is, and marks. */
function plain(title: string): string {
  return title.replace(/[\s“”"'（）()]/g, "").replace(/^.*?(?:19|20)\d\d年度?/, "").replace(/^(?:区级|市级|县级)?(?:预算单位|部门|单位)*/, "").replace(/^预算(?=财政)/, "");
}

/** Titles that are the same but for words that say nothing of their own. */
function alike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.endsWith(short) && /^(?:财务|预算|本级|全|年)*$/.test(long.slice(0, long.length - short.length));
}
