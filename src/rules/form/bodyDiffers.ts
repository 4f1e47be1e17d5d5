import type { BookTable, BudgetBook } from "../../model/book";
import { tableOf } from "../../model/book";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

interface Stated {
  readonly table: BookTable;
  readonly name: string;
  readonly body: NonNullable<BookTable["stated"]["body"]>;
}

/**
 * The title or the line 编制部门 of one table names another body than most tables do, or than the workbook lists. A shorter form of the same name is
 * no other body: names differ only where neither is contained in the other, letter by letter.
 */
export const bodyDiffers = defineTableRule({
  id: "form/body-differs",
  severity: "error",
  title: { zh: "表中部门（单位）名称不一致", en: "Another department or unit is named" },
  message: { zh: "“{title}”写的是“{name}”，其他表是“{expected}”。", en: "“{title}” names “{name}”, the other tables “{expected}”." },
  applies: (table) => (table.stated.body === null && table.title === "" ? "no" : "yes"),
  check({ book }): RuleResult<Found> {
    const stated = book.tables.flatMap((table): Stated[] => {
      const body = table.stated.body;
      return body === null ? [] : [{ table, body, name: bareName(body.name) }];
    });
    const usual = usualOf(stated);
    const expected = usual ? [usual.body.name] : ownNames(book);
    if (expected.length === 0) return { findings: scopeWords(book) };
    const strangers = stated.filter(({ name }) => !expected.some((own) => sameBody(name, bareName(own))));
    return { findings: [...strangers.map(({ table, body }): Found => ({
      at: body.at, related: usual ? [usual.body.at] : [],
      values: {
        title: text(table.title || table.sheet), name: text(body.name),
        expected: text(expected[0] ?? ""),
      },
    })), ...scopeWords(book)] };
  },
});

/** Where too few titles name a body to tell which is usual: the department and units that the workbook lists itself. */
function ownNames(book: BudgetBook): readonly string[] {
  const department = [...book.basics?.facts ?? []].find(([id]) => id === "department.name")?.[1].text ?? null;
  const units = book.basics?.units.map(({ name }) => name) ?? [];
  const listed = tableOf(book, "revenue")?.rows.filter(({ kind }) => kind === "summary" || kind === "ownOffice" || kind === "unit") ?? [];
  return [...(department === null ? [] : [department]), ...units, ...listed.map(({ key }) => key.slice(key.indexOf(":") + 1))];
}

/** So many titles say 部门 (or 单位) to one that says the other. */
const TITLES_TO_ONE = 3;

/** A title that says 单位 among titles that say 部门, or the other way round: a hint, since bodies mix the words. */
function scopeWords(book: BudgetBook): readonly Found[] {
  const said = book.tables.flatMap((table) => {
    const title = table.title.replace(/预算单位|(?:金额)?单位\s*[:：].*$/g, "");
    const words = (["部门", "单位"] as const).filter((word) => title.includes(word));
    return words.length === 1 && table.titleCell ? [{ table, at: table.titleCell, word: words[0] ?? "部门" }] : [];
  });
  const [minor, major] = (["部门", "单位"] as const).map((word) => said.filter((each) => each.word === word)).sort((a, b) => a.length - b.length);
  if (!minor || !major || minor.length === 0 || major.length < minor.length * TITLES_TO_ONE) return [];
  return minor.map(({ table, at, word }): Found => ({
    severity: "hint", at,
    values: { title: text(table.title), name: text(word), expected: text(word === "部门" ? "单位" : "部门") },
  }));
}

/** The name that most tables agree with; null where fewer than two or no more than half do. */
function usualOf(stated: readonly Stated[]): Stated | null {
  const counts = stated.map((one) => ({ one, agreeing: stated.filter((other) => sameBody(one.name, other.name)).length }));
  const [most] = counts.sort((a, b) => b.agreeing - a.agreeing || b.one.name.length - a.one.name.length);
  return most && most.agreeing >= 2 && most.agreeing * 2 > stated.length ? most.one : null;
}

/** A name without the code before it and the remark behind it (本级, 汇总, 公章). */
function bareName(name: string): string {
  return name.replace(/^[[（(【]?\d[\d-]*[\]）)】]?[-_—:：.、]*/, "").replace(/（[^（）]*）$/, "").replace(/(?:机关)?(?:本级|汇总|合计)$/, "");
}

function sameBody(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  for (const ch of long) if (ch === short.charAt(at)) at += 1;
  return at === short.length;
}
