import type { BookTable } from "../../model/book";
import type { Finding } from "../../model/findings";
import type { Rule, RuleResult } from "../types";

interface Stated {
  readonly table: BookTable;
  readonly name: string;
  readonly body: NonNullable<BookTable["stated"]["body"]>;
}

/**
 * The title or the line 编制部门 of one table names another body than most tables do. A shorter form of the same name is
 * no other body: names differ only where neither is contained in the other, letter by letter.
 */
export const bodyDiffers: Rule = {
  id: "form/body-differs",
  severity: "error",
  check({ book }): RuleResult {
    const stated = book.tables.flatMap((table): Stated[] => {
      const body = table.stated.body;
      return body === null ? [] : [{ table, body, name: bareName(body.name) }];
    });
    const usual = usualOf(stated);
    if (usual === null) return { findings: [] };
    return { findings: stated.filter(({ name }) => !sameBody(name, usual.name)).map(({ table, body }): Finding => ({
      rule: "form/body-differs", severity: "error", at: body.at, related: [usual.body.at],
      values: {
        title: { kind: "text", text: table.title || table.sheet }, name: { kind: "text", text: body.name },
        expected: { kind: "text", text: usual.body.name },
      },
    })) };
  },
};

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
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  for (const ch of long) if (ch === short.charAt(at)) at += 1;
  return at === short.length;
}
