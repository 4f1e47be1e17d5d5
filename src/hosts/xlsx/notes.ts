import { addressOf, parseAddress } from "../../model/cells";
import type { Axis } from "../../model/formulas";
import { markNoteText, MARK_NOTE_TITLE, wordsOfMarkNote } from "../marks";
import type { OfficePackage } from "../package/parts";
import { Splices } from "../package/splice";
import { child, childrenOf, encodeString, encodeXml, type XmlElement } from "../package/xml";
import { unescaped } from "./cellText";
import { MAIN, XML_HEAD } from "./plainParts";

/** Who writes our notes, as the list of authors has it. */
const AUTHOR = MARK_NOTE_TITLE.slice(0, -1);

/** The notes of a sheet by address, as plain text. */
export function notesOf(office: OfficePackage, sheetPart: string): ReadonlyMap<string, string> {
  const part = office.related(sheetPart, "comments");
  const root = part === undefined ? undefined : office.tree(part)?.root;
  return new Map(childrenOf(child(root, "commentList"), "comment").map((comment) => [comment.attributes.get("ref") ?? "", wordsIn(comment)]));
}

function wordsIn(comment: XmlElement): string {
  const pieces: string[] = [];
  const collect = (element: XmlElement): void => {
    if (element.name === "t") pieces.push(element.text);
    else if (element.name !== "rPh") element.children.forEach(collect);
  };
  childrenOf(comment, "text").forEach(collect);
  return pieces.join("");
}

/** A comments part in which only the notes that we write have changed. */
export interface WrittenNotes {
  readonly text: string;
  /** Addresses of notes of ours that were there and that are there now. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** No note is left and none was there before ours came. */
  readonly empty: boolean;
}

const NO_NOTES = `${XML_HEAD}<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`;

/** The comments part of a sheet that has none yet. */
export function emptyNotes(namespace: string): string {
  return NO_NOTES.replace(MAIN, namespace);
}

/**
 * Puts our notes into a comments part in place of those of ours that are there. A cell with a note of its own keeps that
 * and gets none of ours.
 *
 * @param moved where a note's cell is now, null when it is gone; notes of others follow
 */
export function writeNotes(text: string, root: XmlElement, wanted: ReadonlyMap<string, string>, moved: (address: string) => string | null): WrittenNotes {
  const splices = new Splices(text);
  const list = child(root, "commentList");
  const authors = child(root, "authors");
  const comments = childrenOf(list, "comment");
  const ours = comments.filter((comment) => wordsOfMarkNote(wordsIn(comment)) !== null);
  const taken = new Set<string>();
  const gone: XmlElement[] = [...ours];
  for (const comment of comments) {
    if (ours.includes(comment)) continue;
    const ref = comment.attributes.get("ref") ?? "";
    const now = moved(ref);
    if (now === null) gone.push(comment);
    else if (now !== ref) splices.attribute(comment, "ref", now);
    if (now !== null) taken.add(now);
  }
  const added = [...wanted].filter(([address]) => !taken.has(address));
  const known = childrenOf(authors, "author");
  const own = known.findIndex((author) => author.text === AUTHOR);
  const used = comments.some((comment) => !gone.includes(comment) && comment.attributes.get("authorId") === String(own));
  const p = root.prefix;
  if (list) {
    splices.removeFrom(list, gone);
    const author = own < 0 ? known.length : own;
    if (added.length > 0) append(splices, list, gone.length, added.map(([address, words]) => noteXml(p, address, author, words)).join(""));
  }
  if (authors) {
    const last = known.at(-1);
    if (added.length > 0 && own < 0) splices.append(authors, `<${p}author>${AUTHOR}</${p}author>`);
    else if (added.length === 0 && own === known.length - 1 && last && !used) splices.removeFrom(authors, [last]);
  }
  const written = splices.applied();
  return {
    text: written, before: ours.map(({ attributes }) => attributes.get("ref") ?? ""), after: added.map(([address]) => address),
    empty: written === emptyNotes(root.attributes.get("xmlns") ?? MAIN),
  };
}

/** Appends to a list from which some are taken; one that closes itself again would leave no place. */
function append(splices: Splices, list: XmlElement, gone: number, piece: string): void {
  if (gone > 0 && gone === list.children.length) splices.insert(list.openEnd, piece);
  else splices.append(list, piece);
}

function noteXml(p: string, address: string, author: number, words: string): string {
  return `<${p}comment ref="${address}" authorId="${author}"><${p}text><${p}r><${p}t xml:space="preserve">${encodeString(markNoteText(words))}</${p}t></${p}r></${p}text></${p}comment>`;
}

const SHAPE_TYPE = '<v:shapetype o:spt="202" id="_x0000_t202" coordsize="21600,21600" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
const DRAWING_START = '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="';
const DRAWING_MIDDLE = '"/></o:shapelayout>';
const DRAWING_END = "</xml>";
/** Shapes of one block of numbers; every drawing of a workbook has blocks of its own. */
const BLOCK = 1024;

/** How many blocks that many shapes need; a block's first number is the drawing's own. */
export function blocksNeeded(shapes: number): number {
  return Math.max(1, Math.ceil((shapes + 1) / BLOCK));
}

/** The boxes of notes as they are drawn, in the old drawing that goes with a comments part. */
export function writeBoxes(drawing: string | null, before: readonly string[], after: readonly string[], freeBlock: number): { readonly text: string; readonly empty: boolean } {
  const blocks = Array.from({ length: blocksNeeded(after.length) }, (_, index) => freeBlock + index).join(",");
  const old = drawing ?? DRAWING_START + blocks + DRAWING_MIDDLE + DRAWING_END;
  let text = withoutBoxes(old, new Set(before));
  if (before.length > 0 && after.length === 0) text = text.replace(SHAPE_TYPE, "");
  if (after.length > 0) {
    let next = drawing === null ? freeBlock * BLOCK + 1 : Math.max(0, ...shapeNumbers(text)) + 1;
    const type = text.includes('id="_x0000_t202"') ? "" : SHAPE_TYPE;
    const boxes = after.map((address) => {
      const box = boxXml(address, drawing !== null && next % BLOCK === 0 ? `budget_${address}` : `_x0000_s${next}`);
      next += 1;
      return box;
    });
    const end = text.lastIndexOf(DRAWING_END);
    text = end < 0 ? text : text.slice(0, end) + type + boxes.join("") + text.slice(end);
  }
  const rest = text.startsWith(DRAWING_START) && text.endsWith(DRAWING_MIDDLE + DRAWING_END) && /^[\d,]+$/.test(text.slice(DRAWING_START.length, -(DRAWING_MIDDLE + DRAWING_END).length));
  return { text, empty: rest };
}

/** The blocks of numbers that a drawing uses. */
export function blocksOf(drawing: string): number[] {
  return [...drawing.matchAll(/<o:idmap\s[^>]*\bdata="([\d, ]*)"/g)].flatMap(([, data = ""]) => data.split(",").map(Number));
}

function shapeNumbers(drawing: string): number[] {
  return [...drawing.matchAll(/\bid="_x0000_s(\d+)"/g)].map(([, number]) => Number(number));
}

/** What a control of the old kind is tied to. */
const TIED = /(<x:Fmla(?:Link|Range|Txbx|Pict|Group)>)([^<]*)/g;

/** A drawing whose boxes follow their cells, and controls the cells they are tied to; boxes of cells that are gone go as well. */
export function moveBoxes(drawing: string, moved: (axis: Axis, at: number) => number | null, formula: (formula: string) => string): string {
  return eachShape(drawing, (shape) => {
    const [row, column] = [/<x:Row>\s*(\d+)/.exec(shape)?.[1], /<x:Column>\s*(\d+)/.exec(shape)?.[1]];
    const [nowRow, nowColumn] = [row === undefined ? 0 : moved("row", Number(row)), column === undefined ? 0 : moved("column", Number(column))];
    if (nowRow === null || nowColumn === null) return "";
    return shape
      .replace(TIED, (_, start: string, tied: string) => start + encodeXml(formula(unescaped(tied))))
      .replace(/(<x:Row>\s*)\d+/, (_, start: string) => start + nowRow)
      .replace(/(<x:Column>\s*)\d+/, (_, start: string) => start + nowColumn)
      .replace(/(<x:Anchor>)([^<]*)/, (whole, start: string, numbers: string) => {
        const parts = numbers.split(",");
        if (parts.length !== 8) return whole;
        const axes: Readonly<Record<number, Axis>> = { 0: "column", 2: "row", 4: "column", 6: "row" };
        return start + parts.map((part, index) => {
          const axis = axes[index];
          const now = axis && moved(axis, Number(part));
          return now === undefined || now === null || now === Number(part) ? part : `${index === 0 ? "" : " "}${now}`;
        }).join(",");
      });
  });
}

function withoutBoxes(drawing: string, gone: ReadonlySet<string>): string {
  if (gone.size === 0) return drawing;
  return eachShape(drawing, (shape) => {
    const [row, column] = [/<x:Row>\s*(\d+)/.exec(shape)?.[1], /<x:Column>\s*(\d+)/.exec(shape)?.[1]];
    const isNote = /ObjectType="Note"/.test(shape) && row !== undefined && column !== undefined;
    return isNote && gone.has(addressOf({ row: Number(row), column: Number(column) })) ? "" : shape;
  });
}

/** A drawing with each of its shapes replaced. The part is not always well-formed, so that no parser reads it. */
function eachShape(drawing: string, replace: (shape: string) => string): string {
  const [open, close] = ["<v:shape ", "</v:shape>"];
  const out: string[] = [];
  let at = 0;
  for (let start = drawing.indexOf(open); start >= 0; start = drawing.indexOf(open, at)) {
    const end = drawing.indexOf(close, start);
    if (end < 0) break;
    out.push(drawing.slice(at, start), replace(drawing.slice(start, end + close.length)));
    at = end + close.length;
  }
  out.push(drawing.slice(at));
  return out.join("");
}

function boxXml(address: string, id: string): string {
  const { row, column } = parseAddress(address) ?? { row: 0, column: 0 };
  const top = Math.max(0, row - 1);
  return `<v:shape id="${id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:160pt;height:72pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`
    + '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    + `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 12, ${top}, 4, ${column + 4}, 24, ${top + 5}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
}
