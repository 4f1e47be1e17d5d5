import { SaxesParser } from "saxes";
import { HostError } from "../host";
import { parsePlain, type Growing } from "./plainXml";

/** An element and where it stands in the text of its part, so that it can be left, changed or taken out by itself. */
export interface XmlElement {
  /** Without prefix; namespaces are told apart by where an element stands. */
  readonly name: string;
  /** With its colon: "x:", or "". */
  readonly prefix: string;
  /** By name as written ("r:id"), in order. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text right inside it. */
  readonly text: string;
  /** Where its first tag begins and ends. */
  readonly start: number;
  readonly openEnd: number;
  /** Where its last tag begins and ends; all three are the same place for `<a/>`. */
  readonly closeStart: number;
  readonly end: number;
}

const DEEPEST = 200;
/** Elements of one part; the frame of a sheet with all it may carry has some hundred thousands. */
const MOST_ELEMENTS = 3_000_000;

/**
 * Reads a part as a tree.
 *
 * @param place the file and the part, for errors
 * @throws HostError unreadable where it is not well-formed, tooLarge where it is nested or filled beyond reason
 */
export function parseXml(text: string, place: string): XmlElement {
  return parsePlain(text) ?? parseAny(text, place);
}

/** Reads a part whatever stands in it. @throws HostError as {@link parseXml} does */
export function parseAny(text: string, place: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: Growing[] = [];
  const found: XmlElement[] = [];
  let count = 0;
  parser.on("error", (error) => { throw new HostError("unreadable", place, error.message); });
  parser.on("doctype", () => { throw new HostError("unreadable", place, "a document type, which no Office file has"); });
  parser.on("opentag", (tag) => {
    const openEnd = parser.position;
    const colon = tag.name.indexOf(":");
    const element: Growing = {
      name: tag.name.slice(colon + 1), prefix: tag.name.slice(0, colon + 1), attributes: new Map(Object.entries(tag.attributes)),
      children: [], text: "", start: text.lastIndexOf("<", openEnd - 1), openEnd, closeStart: openEnd, end: openEnd,
    };
    (open.at(-1)?.children ?? found).push(element);
    open.push(element);
    count += 1;
    if (count > MOST_ELEMENTS || open.length > DEEPEST) throw new HostError("tooLarge", place, `${count} elements, ${open.length} deep`);
  });
  parser.on("closetag", (tag) => {
    const element = open.pop();
    if (!element || tag.isSelfClosing) return;
    element.end = parser.position;
    element.closeStart = text.lastIndexOf("<", element.end - 1);
  });
  const addText = (piece: string): void => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();
  const [root] = found;
  if (!root) throw new HostError("unreadable", place, "no element");
  return root;
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

/** All children of a name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** An attribute of a name whatever its prefix ("r:id", "relationships:id"). */
export function prefixedAttribute(element: XmlElement, name: string): string | undefined {
  return [...element.attributes].find(([written]) => written.endsWith(`:${name}`))?.[1];
}

/** Whether an attribute says yes. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

/** Text as it stands in an element or an attribute; what XML cannot hold is written as the format's own escape. */
export function encodeXml(text: string): string {
  return text.replace(FORBIDDEN, escaped).replace(/[<>&"]/g, (ch) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" })[ch] ?? ch);
}

const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escaped(ch: string): string {
  return `_x${ch.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

/** A text as a cell's string holds it. */
export function encodeString(text: string): string {
  const plain = text.includes("_x") ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_") : text;
  return encodeXml(plain).replaceAll("\r", "_x000D_");
}

/** An attribute's value as written. */
export function encodeAttribute(text: string): string {
  return encodeXml(text).replaceAll("\n", "&#10;").replaceAll("\r", "&#13;").replaceAll("\t", "&#9;");
}
