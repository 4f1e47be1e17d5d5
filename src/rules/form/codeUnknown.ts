import { codeBookOf } from "../../catalog/classifications/codeBook";
import { isWellFormed } from "../../catalog/classifications/shapes";
import type { CellRef } from "../../model/cells";
import { ifCoded } from "../applies";
import { codedRows } from "../codedRows";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

/**
 * A well-formed code that no book at hand lists. Unknown is not wrong, so it is a hint, once per code however many
 * tables print it; a code that is at least recalled from former books gives none.
 */
export const codeUnknown = defineTableRule({
  id: "form/code-unknown",
  severity: "hint",
  title: { zh: "科目编码未收录", en: "Code not in the book" },
  message: {
    zh: "科目编码 {code}“{name}”不在本插件收录的科目表中，请对照当年《政府收支分类科目》核对。",
    en: "Code {code} “{name}” is not in the codes known here; compare it with the year's classification.",
  },
  applies: ifCoded,
  check({ book }): RuleResult<Found> {
    const codes = codeBookOf(book);
    const places = new Map<string, { readonly name: string; readonly cells: CellRef[] }>();
    for (const table of book.tables) {
      for (const { row, classification, code, at } of codedRows(table)) {
        if (!isWellFormed(classification, code) || codes.isListed(classification, code)) continue;
        const place = places.get(code) ?? { name: row.label, cells: [] };
        place.cells.push(at);
        places.set(code, place);
      }
    }
    const findings = [...places].flatMap(([code, { name, cells }]): Found[] => {
      const [at, ...related] = cells;
      return at ? [{
        at, related,
        values: { code: text(code), name: text(name) },
      }] : [];
    });
    return { findings };
  },
});
