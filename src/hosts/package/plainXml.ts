import type { XmlElement } from "./xml";

/** An element while it is read. */
export type Growing = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: XmlElement[] };

/** Deeper or with more elements, a part is left to the full reader. */
const DEEPEST = 100;
const MOST_ELEMENTS = 100_000;

const HEAD = /^<\?xml version="1\.0"(?: encoding="[A-Za-z][\w.-]*")?(?: standalone="(?:yes|no)")? ?\?>[ \t\r\n]*/;
const OPEN = /<([A-Za-z_][\w.:-]*)/y;
const ATTRIBUTE = /[ \t\n]+([A-Za-z_][\w.:-]*)[ \t\n]*=[ \t\n]*(?:"([^"<&\t\n]*)"|'([^'<&\t\n]*)')/y;
const END_OF_OPEN = /[ \t\n]*(\/?)>/y;
const CLOSE = /<\/([A-Za-z_][\w.:-]*)[ \t\n]*>/y;
/** What means something else than it spells, or may not stand there. */
const OTHERS = ["&", "\r", "]]>"];
const SOMETHING = /[^ \t\n]/;
/** What is no letter of XML, or more than one unit. */
const UNUSUAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/;

/**
 * Reads a well-formed part of elements, attributes and text alone, as nearly all parts are, in a fraction of the time that the full
 * reader takes. Null for any other part, well-formed or not: that is for the full reader to tell.
 */
export function parsePlain(text: string): XmlElement | null {
  const first = HEAD.exec(text)?.[0].length ?? 0;
  if (!mayBePlain(text, first)) return null;
  // What stands in nothing else: the one element of the part.
  const outside: XmlElement[] = [];
  const open: Growing[] = [];
  let count = 0;
  for (let at = first; at < text.length;) {
    const inside = open[open.length - 1];
    if (text.charCodeAt(at + 1) === SLASH) {
      if (!inside || !closes(text, at, inside)) return null;
      open.pop();
      at = inside.end;
    } else {
      const element = opened(text, at);
      count += 1;
      if (!element || count > MOST_ELEMENTS || open.length >= DEEPEST) return null;
      (inside?.children ?? outside).push(element);
      at = element.openEnd;
      if (text.charCodeAt(at - 2) !== SLASH) open.push(element);
    }
    const next = text.indexOf("<", at);
    const end = next < 0 ? text.length : next;
    const around = open[open.length - 1];
    if (around) around.text += text.slice(at, end);
    else if (SOMETHING.test(text.slice(at, end))) return null;
    at = end;
  }
  return open.length === 0 && outside.length === 1 ? outside[0] ?? null : null;
}

const SLASH = 0x2f;

function mayBePlain(text: string, first: number): boolean {
  return text[first] === "<" && !OTHERS.some((other) => text.indexOf(other, first) >= 0) && !UNUSUAL.test(text);
}

/** Whether the last tag of an element stands at a place, which then is known to it. */
function closes(text: string, at: number, element: Growing): boolean {
  CLOSE.lastIndex = at;
  if (CLOSE.exec(text)?.[1] !== element.prefix + element.name) return false;
  element.closeStart = at;
  element.end = CLOSE.lastIndex;
  return true;
}

/** The element whose first tag begins at a place, without what is in it; null where something else does. */
function opened(text: string, start: number): Growing | null {
  OPEN.lastIndex = start;
  const tag = OPEN.exec(text)?.[1];
  if (tag === undefined) return null;
  const attributes = new Map<string, string>();
  let at = OPEN.lastIndex;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(text);
    if (!found) break;
    const [, name = "", double, single] = found;
    if (attributes.has(name)) return null;
    attributes.set(name, double ?? single ?? "");
    at = ATTRIBUTE.lastIndex;
  }
  END_OF_OPEN.lastIndex = at;
  if (!END_OF_OPEN.test(text)) return null;
  const openEnd = END_OF_OPEN.lastIndex;
  const colon = tag.indexOf(":");
  return { name: tag.slice(colon + 1), prefix: tag.slice(0, colon + 1), attributes, children: [], text: "", start, openEnd, closeStart: openEnd, end: openEnd };
}
