import type { AxisSpec, ColumnSpec, LineSpec } from "../catalog/types";
import { bare, plain, remembering, withoutNumbering } from "./text";

const DECORATION = /^(?:本年|当年|本级|减|加|其中)|(?:预算数|(?<=收入)预算|拨款|资金|收入)$/g;

const WORDS = new WeakMap<readonly LineSpec[], ReadonlyMap<string, LineSpec>>();

/** Lines by the line below which they stand ("" for none) and word. */
function wordsOf(lines: readonly LineSpec[]): ReadonlyMap<string, LineSpec> {
  const known = WORDS.get(lines);
  if (known) return known;
  const words = new Map<string, LineSpec>();
  for (const line of lines) {
    for (const word of line.words) {
      const key = `${line.under ?? ""}|${bare(word)}`;
      if (!words.has(key)) words.set(key, line);
    }
  }
  WORDS.set(lines, words);
  return words;
}

/**
 * The fixed line that a label means, numbering and white space aside; null where it means none.
 *
 * @param under id of the line above that may give the label another meaning (上年结转)
 */
export function lineOf(axis: AxisSpec, label: string, under = ""): LineSpec | null {
  const lines = axis.rows.lines;
  if (!lines) return null;
  const words = wordsOf(lines);
  const text = withoutNumbering(plain(label)).replace(/[:：]$/, "");
  const bracketless = text.replace(/[(][^()]*[)]/g, "");
  const named = (parent: string): LineSpec | undefined =>
    words.get(`${parent}|${bare(text)}`) ?? words.get(`${parent}|${bracketless}`) ?? words.get(`${parent}|${bracketless.replace(DECORATION, "")}`);
  return (under === "" ? undefined : named(under)) ?? named("") ?? null;
}

/** A role of amounts with its words as labels are compared with them. */
interface RoleWords {
  readonly spec: ColumnSpec;
  /** What a label of the role says; words shorter than {@link FEWEST_LETTERS} say nothing. */
  readonly words: readonly string[];
  readonly without: readonly string[];
  /** The groups below which the role stands; null where the catalogue names none. */
  readonly below: readonly string[] | null;
  readonly under: readonly string[] | null;
}

const FEWEST_LETTERS = 3;
const ROLES = new WeakMap<readonly ColumnSpec[], readonly RoleWords[]>();

function roleWords(columns: readonly ColumnSpec[]): readonly RoleWords[] {
  const known = ROLES.get(columns);
  if (known) return known;
  const roles = columns.filter(({ content }) => content === "amount").map((spec): RoleWords => ({
    spec, words: [...spec.words, ...(spec.inRows ?? [])].map(bare).filter((word) => word.length >= FEWEST_LETTERS),
    without: (spec.without ?? []).map(plain), below: spec.below?.map(plain) ?? null, under: spec.under?.map(plain) ?? null,
  }));
  ROLES.set(columns, roles);
  return roles;
}

/**
 * The role that a label names in a layout that prints columns as rows: the one whose words say most of it. Below a group
 * (上年结转 over several rows) what belongs to that group goes first.
 */
export function roleOfLabel(columns: readonly ColumnSpec[], label: string, group = ""): ColumnSpec | null {
  const text = withoutNumbering(withoutNumbering(plain(label))).replace(/[:：]$/, "").replace(/[()]/g, "");
  const above = plain(group);
  const roles = roleWords(columns);
  let [best, most]: [ColumnSpec | null, number] = [null, 0];
  // By index, and the words first: most roles have none that a label says.
  for (let at = 0; at < roles.length; at += 1) {
    const role = roles[at];
    const length = role ? longestIn(role.words, text) : 0;
    if (!role || length === 0 || saysOneOf(role.without, text)) continue;
    const place = placeBelow(role, above);
    const score = length / text.length + (place ?? 0);
    if (place !== null && score >= 0.5 && (best === null || score > most)) [best, most] = [role.spec, score];
  }
  return best;
}

/** The length of the longest of some words that a text says; 0 where it says none. */
function longestIn(words: readonly string[], text: string): number {
  let longest = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word.length > longest && text.includes(word)) longest = word.length;
  }
  return longest;
}

function saysOneOf(words: readonly string[], text: string): boolean {
  for (let at = 0; at < words.length; at += 1) if (text.includes(words[at] ?? "")) return true;
  return false;
}

/**
 * Labels of a layout that prints columns as rows, with or without a column of groups before them: a group stands beside the
 * first of its rows; 小计 beside it is the group itself, and a label in the first column alone ends it.
 */
export class RowGroups {
  #group = "";

  /** What a row is called, and the group in which it stands; "" where it stands in none. */
  labelOf(texts: readonly string[]): { readonly label: string; readonly group: string } {
    const [first = "", second = ""] = texts;
    if (texts.length < 2) return { label: first, group: "" };
    if (first !== "") this.#group = second === "" ? "" : first;
    if (second === "") return { label: first, group: "" };
    return { label: isSubtotal(second) ? this.#group : second, group: this.#group };
  }
}

/** What standing below a group says for a role: more where it belongs there, null where it cannot stand there. */
function placeBelow({ below, under }: RoleWords, group: string): number | null {
  if (below !== null) return saysOneOf(below, group) ? 1 : null;
  if (under === null || group === "") return 0;
  return saysOneOf(under, group) ? 1 : null;
}

const TOTAL = /^(?:本年)?(?:收入|支出|全年|部门|单位|预算|金额)?(?:预算)?(?:合计|总计|总额)$/;

/** Whether a label without code names the total of a table. */
export function isTotal(label: string): boolean {
  return (label.includes("计") || label.includes("额")) && TOTAL.test(withoutNumbering(plain(label)).replace(/[:：]$/, ""));
}

/** Whether a label names the subtotal of a group of rows. */
export function isSubtotal(label: string): boolean {
  return label.includes("计") && /^(?:小计|.{0,20}小计)$/.test(plain(label).replace(/[:：]$/, ""));
}

/** Endings of the names of public bodies. */
const BODY_NAME = /^[\u4e00-\u9fff（）()]+(?:局|委|办|厅|院|中心|处|所|队|站|馆|校|大学|中学|小学|会|部|署|室|社|团|公司|政府|街道|镇|乡|联|宫|台)(?:[（(][^（）()]*[）)])?$/;

/** Whether a text reads like the name of a public body. */
export function looksLikeBody(text: string): boolean {
  return BODY_NAME.test(text.trim());
}

/** What a unit's name says besides the name: the department summed up, its own office, or a unit. */
export const unitOf = remembering((label): { readonly kind: "summary" | "ownOffice" | "unit"; readonly name: string } => {
  const text = plain(label).replace(/^\d{3,}[-—.、]?(?=\D)/, "");
  const bracketed = /^(.+?)[(]([^()]*)[)]$/.exec(text);
  const remark = bracketed?.[2] ?? "";
  if (bracketed && /^(?:部门|全部门)?(?:汇总|合计)$/.test(remark)) return { kind: "summary", name: bracketed[1] ?? text };
  if (bracketed && /^(?:局|委|办|院|部门|机关)?(?:机关)?(?:本级|本部|机关)$/.test(remark)) return { kind: "ownOffice", name: bracketed[1] ?? text };
  const plainSummary = /^(.{2,}?)(?:部门)?汇总$/.exec(text);
  if (plainSummary) return { kind: "summary", name: plainSummary[1] ?? text };
  const plainOwn = /^(.{2,}?)(?:机关)?本级$/.exec(text);
  if (plainOwn) return { kind: "ownOffice", name: plainOwn[1] ?? text };
  return { kind: "unit", name: text };
});
