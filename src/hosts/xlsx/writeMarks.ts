import { addressOf } from "../../model/cells";
import { MARK_LOOKS, markFormula, type Mark } from "../marks";
import type { Severity } from "../../model/findings";
import { ownContentTypeOf, type OfficePackage, type PackageChanges } from "../package/parts";
import type { Splices } from "../package/splice";
import { child, encodeXml, parseXml, prefixedAttribute, type XmlElement } from "../package/xml";
import { blocksNeeded, blocksOf, emptyNotes, writeBoxes, writeNotes } from "./notes";
import { movedBoxes } from "./moveParts";
import type { Moves } from "./moves";
import { insertInOrder, SHEET_ORDER, STYLE_ORDER } from "./order";
import { isStrict, MAIN, relationsOf, TYPE } from "./plainParts";
import type { Frame } from "./sheetPart";
import { marksOf } from "./sheetPart";
import { argb } from "./styleWriter";
import type { StyleSheet } from "./styleSheet";

const SEVERITIES: readonly Severity[] = ["error", "inconsistency", "hint"];

/** How our marks look, at the end of the file's list of such looks; they go again when no mark needs them. */
export class MarkLooks {
  private readonly list: XmlElement | undefined;
  /** Those of ours that the file ends with, by severity. */
  private readonly there: Severity[] = [];
  private readonly added: Severity[] = [];

  constructor(private readonly sheet: StyleSheet) {
    this.list = child(sheet.root, "dxfs");
    const looks = new Map(SEVERITIES.map((severity) => [lookXml(sheet.root.prefix, severity), severity]));
    for (const element of [...(this.list?.children ?? [])].reverse()) {
      const severity = looks.get(sheet.part.text.slice(element.start, element.end));
      if (severity === undefined || this.there.includes(severity)) break;
      this.there.unshift(severity);
    }
  }

  /** The number of the look of a severity. */
  idOf(severity: Severity): number {
    const count = this.list?.children.length ?? 0;
    const index = this.there.indexOf(severity);
    if (index >= 0) return count - this.there.length + index;
    if (!this.added.includes(severity)) this.added.push(severity);
    return count + this.added.indexOf(severity);
  }

  /** Puts the list into the style part. @param needed whether a mark is left anywhere. @returns whether it changed */
  splice(splices: Splices, needed: boolean): boolean {
    const p = this.sheet.root.prefix;
    const count = Number(this.list?.attributes.get("count") ?? NaN);
    const counted = (change: number): void => {
      if (this.list && !Number.isNaN(count)) splices.attribute(this.list, "count", String(count + change));
    };
    if (!needed) {
      if (!this.list || this.there.length === 0) return false;
      const gone = this.list.children.slice(-this.there.length);
      // A list with nothing but ours, in the words that we write, was not there before us.
      const text = this.sheet.part.text.slice(this.list.start, this.list.end);
      if (text === listXml(p, this.there)) {
        splices.remove(this.list);
      } else {
        counted(-gone.length);
        splices.removeFrom(this.list, gone);
      }
      return true;
    }
    if (this.added.length === 0) return false;
    if (this.list) {
      counted(this.added.length);
      splices.append(this.list, this.added.map((severity) => lookXml(p, severity)).join(""));
    } else {
      insertInOrder(splices, this.sheet.root, STYLE_ORDER, "dxfs", listXml(p, this.added));
    }
    return true;
  }
}

function listXml(p: string, severities: readonly Severity[]): string {
  return `<${p}dxfs count="${severities.length}">${severities.map((severity) => lookXml(p, severity)).join("")}</${p}dxfs>`;
}

function lookXml(p: string, severity: Severity): string {
  const { fill, fontColor, bold, italic, underline } = MARK_LOOKS[severity];
  const font = `${bold ? `<${p}b/>` : ""}${italic ? `<${p}i/>` : ""}${underline ? `<${p}u/>` : ""}<${p}color rgb="${argb(fontColor)}"/>`;
  return `<${p}dxf><${p}font>${font}</${p}font><${p}fill><${p}patternFill patternType="solid"><${p}bgColor rgb="${argb(fill)}"/></${p}patternFill></${p}fill></${p}dxf>`;
}

/** What marks of one sheet are written with. */
export interface MarkContext {
  readonly office: OfficePackage;
  readonly changes: PackageChanges;
  readonly looks: MarkLooks;
  readonly moves: Moves;
  readonly blocks: ShapeBlocks;
}

/**
 * Puts a sheet's marks into its frame and its notes beside it, in place of those that are there; with none, what is left is
 * what was there before the first.
 *
 * @param part the sheet's part; of a new sheet the name that it will have
 * @param sheet the sheet's name in the file, "" for a new one
 * @returns the elements that were taken out of the frame
 */
export function writeMarks(frame: Frame, splices: Splices, marks: readonly Mark[], part: string, sheet: string, context: MarkContext): ReadonlySet<XmlElement> {
  const gone = takeOut(frame, splices);
  const { root } = frame;
  const p = root.prefix;
  const ordered = [...marks].sort((a, b) => a.at.row - b.at.row || a.at.column - b.at.column);
  let priority = highestPriority(root);
  const formats = ordered.map((mark) => {
    priority += 1;
    return `<${p}conditionalFormatting sqref="${addressOfMark(mark)}"><${p}cfRule type="expression" dxfId="${context.looks.idOf(mark.severity)}" priority="${priority}">`
      + `<${p}formula>${encodeXml(markFormula(mark.severity).slice(1))}</${p}formula></${p}cfRule></${p}conditionalFormatting>`;
  });
  if (formats.length > 0) insertInOrder(splices, root, SHEET_ORDER, "conditionalFormatting", formats.join(""));
  const wanted = new Map(ordered.filter(({ note }) => note !== "").map((mark) => [addressOfMark(mark), mark.note]));
  writeSheetNotes(frame, splices, wanted, part, sheet, context);
  return gone;
}

function takeOut({ root }: Frame, splices: Splices): Set<XmlElement> {
  const gone = new Set<XmlElement>();
  const rules = new Map<XmlElement, number>();
  for (const { format, rule } of marksOf(root, "").rules) {
    rules.set(format, (rules.get(format) ?? 0) + 1);
    gone.add(rule);
  }
  for (const [format, count] of rules) {
    if (count < format.children.length) continue;
    gone.add(format);
    format.children.forEach((rule) => gone.delete(rule));
  }
  for (const element of gone) splices.remove(element);
  return gone;
}

function highestPriority(root: XmlElement): number {
  const rules = root.children.filter(({ name }) => name === "conditionalFormatting").flatMap(({ children }) => children);
  return rules.reduce((most, { attributes }) => Math.max(most, Number(attributes.get("priority") ?? 0) || 0), 0);
}

function addressOfMark({ at }: Mark): string {
  return addressOf(at);
}

function writeSheetNotes(frame: Frame, splices: Splices, wanted: ReadonlyMap<string, string>, part: string, sheet: string, { office, changes, moves, blocks }: MarkContext): void {
  const comments = office.find(part) === undefined ? undefined : office.related(part, "comments");
  const strict = isStrict(frame.root.attributes.values());
  const relations = relationsOf(strict);
  // A drawing may hold controls, which follow their cells whether there are notes or not.
  const drawing = (notes: Parameters<typeof writeDrawing>[5]): void => writeDrawing(frame, splices, part, sheet, relations, notes, { office, changes, moves, blocks });
  if (comments === undefined && wanted.size === 0) return drawing(NO_BOXES);
  const namespace = [...frame.root.attributes].find(([name]) => name === `xmlns${frame.root.prefix === "" ? "" : `:${frame.root.prefix.slice(0, -1)}`}`)?.[1] ?? MAIN;
  const text = comments === undefined ? emptyNotes(namespace) : office.text(comments)?.text ?? "";
  const tree = parseXml(text, `${office.place} ${comments ?? part}`);
  const moved = (address: string): string | null => (sheet === "" ? address : moves.areas(sheet, address) || null);
  const notes = writeNotes(text, tree, wanted, moved);
  if (notes.before.length === 0 && notes.after.length === 0 && notes.text === text) return drawing(NO_BOXES);

  if (comments === undefined) {
    if (notes.after.length === 0) return;
    const name = changes.freeName("xl/comments", ".xml");
    changes.add(name, notes.text, TYPE.comments);
    changes.relate(part, `${relations}/comments`, name);
  } else if (notes.empty) {
    changes.remove(comments);
    for (const { id, kind } of office.relationships(part)) if (kind === "comments") changes.unrelate(part, id);
  } else {
    changes.write(comments, office.text(comments)?.bytes(notes.text) ?? new Uint8Array());
  }
  drawing(notes);
}

/** No note of ours was there, and none comes. */
const NO_BOXES = { before: [], after: [] };

function writeDrawing(
  frame: Frame, splices: Splices, part: string, sheet: string, relations: string, notes: { readonly before: readonly string[]; readonly after: readonly string[] },
  { office, changes, moves, blocks }: Omit<MarkContext, "looks">,
): void {
  const element = child(frame.root, "legacyDrawing");
  const id = element && prefixedAttribute(element, "id");
  const relation = office.find(part) === undefined ? undefined : office.relationships(part).find((candidate) => candidate.id === id);
  const drawing = relation?.part == null ? undefined : office.find(relation.part);
  const old = drawing === undefined ? null : office.text(drawing);
  if (drawing !== undefined && old) {
    const cleared = writeBoxes(old.text, notes.before, [], 0);
    if (cleared.empty && notes.after.length === 0) {
      changes.remove(drawing);
      if (id !== undefined) changes.unrelate(part, id);
      splices.remove(element ?? frame.root);
      const needed = office.names.some((name) => name.toLowerCase().endsWith(".vml") && changes.has(name) && ownContentTypeOf(office, name) === undefined);
      if (!needed) changes.defaultType("vml", null);
      return;
    }
    const boxes = writeBoxes(movedBoxes(cleared.text, moves, sheet), [], notes.after, 0);
    if (boxes.text !== old.text) changes.write(drawing, old.bytes(boxes.text));
    return;
  }
  if (notes.after.length === 0) return;
  const name = changes.freeName("xl/drawings/vmlDrawing", ".vml");
  changes.add(name, writeBoxes(null, [], notes.after, blocks.take(notes.after.length)).text, null);
  changes.defaultType("vml", TYPE.drawing);
  const added = changes.relate(part, `${relations}/vmlDrawing`, name);
  const prefix = [...frame.root.attributes].find(([attribute, value]) => attribute.startsWith("xmlns:") && value === relations)?.[0].slice("xmlns:".length);
  const p = frame.root.prefix;
  insertInOrder(splices, frame.root, SHEET_ORDER, "legacyDrawing",
    prefix === undefined ? `<${p}legacyDrawing xmlns:r="${relations}" r:id="${added}"/>` : `<${p}legacyDrawing ${prefix}:id="${added}"/>`);
}

/** Blocks of numbers for the shapes of old drawings; no two drawings of a file share one. */
export class ShapeBlocks {
  private next: number | null = null;

  constructor(private readonly office: OfficePackage) {}

  /** The first of as many blocks as that many shapes need. */
  take(shapes: number): number {
    this.next ??= Math.max(0, ...this.office.names.filter((name) => name.toLowerCase().endsWith(".vml"))
      .flatMap((name) => blocksOf(new TextDecoder().decode(this.office.letters(name)?.utf8))).filter(Number.isFinite)) + 1;
    const first = this.next;
    this.next += blocksNeeded(shapes);
    return first;
  }
}
