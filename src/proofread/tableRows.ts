import type { BookRow } from "../model/book";
import type { CellRef } from "../model/cells";
import { parseAmountText, fenOf } from "../model/money";
import { nameOf } from "../facts/rows";
import type { Sources } from "./amounts";
import type { Collector } from "./collector";
import type { Said } from "./said";

/** Rows of the workbook by name and code, for tables that a text prints again. */
const indexes = new WeakMap<Sources, ReadonlyMap<string, readonly { readonly row: BookRow; readonly unit: string }[]>>();

/**
 * A row of a table printed in the text: its figures agree where the workbook has them in a row of that name or code. What
 * is not there is unplaced, since a printed table may stand for another.
 */
export function checkRows({ paragraph, mentions }: Said, sources: Sources, collector: Collector): void {
  const names = rowIndex(sources);
  const from = collector.layout.offsetOf(paragraph.start);
  const raw = paragraph.end > paragraph.start ? collector.layout.text.slice(from, collector.layout.offsetOf(paragraph.end - 1) + 1) : "";
  const labels = raw.split(/[\t|]/).map(comparable).filter((label) => label !== "");
  const rows = labels.flatMap((label) => names.get(label) ?? []);
  for (const mention of mentions) {
    if (mention.figure.kind !== "number" || mention.status) continue;
    const at = amountIn(rows, collector.layout.clean.slice(mention.figure.start, mention.figure.end));
    if (at) {
      mention.status = "agree";
      mention.cells = [at];
    } else if (mention.figure.decimal.decimals === 0) {
      mention.status = "free";
    }
  }
}

function amountIn(rows: readonly { readonly row: BookRow; readonly unit: string }[], printed: string): CellRef | null {
  const decimal = parseAmountText(printed);
  if (!decimal) return null;
  for (const { row, unit } of rows) {
    const money = unit === "元" || unit === "千元" || unit === "万元" || unit === "百万元" || unit === "亿元" ? fenOf(decimal, unit) : null;
    for (const { ref, state } of row.cells.values()) {
      if (money !== null && state.kind === "amount" && state.figure.money === money) return ref;
    }
  }
  return null;
}

function rowIndex(sources: Sources): ReadonlyMap<string, readonly { readonly row: BookRow; readonly unit: string }[]> {
  const known = indexes.get(sources);
  if (known) return known;
  const index = new Map<string, { row: BookRow; unit: string }[]>();
  for (const { rows, unit } of sources.book.tables) {
    for (const row of rows) {
      for (const key of new Set([comparable(nameOf(row)), comparable(row.code ?? "")])) {
        if (key === "") continue;
        const list = index.get(key);
        if (list) list.push({ row, unit: unit ?? "" });
        else index.set(key, [{ row, unit: unit ?? "" }]);
      }
    }
  }
  indexes.set(sources, index);
  return index;
}

function comparable(label: string): string {
  const plain = label.replace(/\s/g, "").replaceAll("(", "（").replaceAll(")", "）").replace(/^[一二三四五六七八九十]+、/, "");
  return /^-?[\d,.]+$/.test(plain) && !/^\d{3,7}$/.test(plain) ? "" : plain;
}
