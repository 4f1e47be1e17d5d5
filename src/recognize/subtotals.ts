import { codesOfName, levelOf } from "../catalog/classifications";
import type { ClassificationId } from "../catalog/types";
import type { DraftRow } from "./rows";
import { plain } from "./text";

/** Length of the code of a class. */
const CLASS = 3;

/**
 * 小计 below the items of a class (or division) is the row of that class: layouts print it there, and the class's own row,
 * if any, is a heading without amounts. Which class it is follows from its name, from the heading above or from the
 * codes it sums; a subtotal that is none of these keeps its `key` null.
 *
 * @returns the rows, without the headings whose amounts stand in a subtotal
 */
export function withSubtotals(rows: readonly DraftRow[], band: number, classification: ClassificationId): readonly DraftRow[] {
  if (!rows.some((row) => row.band === band && isOpenSubtotal(row))) return rows;
  const walk = new Walk(classification);
  return rows.map((row) => (row.band === band ? walk.read(row) : row)).filter((row) => !walk.headings.has(row));
}

function isOpenSubtotal(row: DraftRow): boolean {
  return row.kind === "subtotal" && row.key === null;
}

function nameOf(row: DraftRow): string {
  return plain(row.label).replace(/小计[:：]?$/, "");
}

/** Rows with codes below a heading without amounts, or since the last subtotal. */
interface Group {
  readonly heading: DraftRow | null;
  below: DraftRow[];
}

class Walk {
  /** Headings whose amounts stand in a subtotal. */
  readonly headings = new Set<DraftRow>();
  readonly #byCode = new Map<string, DraftRow>();
  readonly #byName = new Map<string, string>();
  readonly #groups: Group[] = [{ heading: null, below: [] }];

  constructor(private readonly classification: ClassificationId) {}

  read(row: DraftRow): DraftRow {
    if (!isOpenSubtotal(row)) {
      if (row.code !== null) this.#see(row, row.code);
      return row;
    }
    const code = this.#codeOf(row);
    const own = code === null ? undefined : this.#byCode.get(code);
    if (code === null || own?.hasAmounts === true) return row;
    if (own) this.headings.add(own);
    const sum: DraftRow = {
      ...row, key: code, kind: levelOf(this.classification, code), code,
      ...(own ? { label: own.label, labelCell: own.labelCell, codeCells: own.codeCells } : { label: nameOf(row) || row.label }),
    };
    if (own && this.#top.heading === own) this.#groups.pop();
    else this.#top.below = [];
    this.#byCode.set(code, sum);
    if (code.length > CLASS || this.#top.heading !== null) this.#top.below.push(sum);
    return sum;
  }

  get #top(): Group {
    const top = this.#groups.at(-1);
    if (!top) throw new RangeError("the group of all rows stays");
    return top;
  }

  #see(row: DraftRow, code: string): void {
    if (!this.#byCode.has(code)) this.#byCode.set(code, row);
    this.#byName.set(plain(row.label), code);
    while (this.#top.heading !== null && !code.startsWith(this.#top.heading.code ?? "")) {
      const { below } = this.#groups.pop() ?? this.#top;
      this.#top.below.push(...below);
    }
    if (row.hasAmounts) this.#top.below.push(row);
    else this.#groups.push({ heading: row, below: [] });
  }

  /** The class or division that a subtotal sums; null where that is not clear. */
  #codeOf(row: DraftRow): string | null {
    const { heading, below } = this.#top;
    const sums = (code: string): boolean => below.length > 0 && below.every((other) => other.code?.startsWith(code) === true && other.code !== code);
    const name = nameOf(row);
    if (name !== "") return this.#byName.get(name) ?? codesOfName(this.classification, name).find(sums) ?? null;
    const code = heading?.code ?? below[0]?.code?.slice(0, CLASS) ?? null;
    return code !== null && sums(code) ? code : null;
  }
}
