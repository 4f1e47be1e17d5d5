import { CANDIDATES } from "../../catalog/classifications/candidates";
import { nameOfCode } from "../../catalog/classifications";
import { tableSpec } from "../../catalog/tables";
import type { CellRef } from "../../model/cells";
import type { Finding } from "../../model/findings";
import { isWellFormed } from "./codeMalformed";
import { ifCoded } from "../formChecks";
import type { Rule, RuleResult } from "../types";

/**
 * A well-formed code that no book at hand lists. Unknown is not wrong, so it is a hint, once per code however many
 * tables print it; a code that is at least recalled from former books gives none.
 */
export const codeUnknown: Rule = {
  id: "form/code-unknown",
  severity: "hint",
  applies: ifCoded,
  check({ book }): RuleResult {
    const places = new Map<string, { readonly name: string; readonly cells: CellRef[] }>();
    for (const table of book.tables) {
      for (const row of table.rows) {
        const classification = tableSpec(table.id).axes.find((axis) => axis.id === row.axis)?.rows.classified?.classification;
        const at = row.codeCells[0];
        if (!classification || row.code === null || !at || !isWellFormed(classification, row.code)) continue;
        if (nameOfCode(classification, row.code) || CANDIDATES[classification].has(row.code)) continue;
        const place = places.get(row.code) ?? { name: row.label, cells: [] };
        place.cells.push(at);
        places.set(row.code, place);
      }
    }
    const findings = [...places].flatMap(([code, { name, cells }]): Finding[] => {
      const [at, ...related] = cells;
      return at ? [{
        rule: "form/code-unknown", severity: "hint", at, related,
        values: { code: { kind: "text", text: code }, name: { kind: "text", text: name } },
      }] : [];
    });
    return { findings };
  },
};
