/** What is done to good files so that they become bad ones: to bytes, to the zip, to the XML, to the text. */
import { strFromU8, strToU8, zipSync, type Zippable } from "fflate";
import type { Chance } from "./chance";

/** Values that an attribute or a number is given. */
const EXTREMES = [
  "", "0", "-1", "1", "16384", "16385", "1048576", "1048577", "100000000", "99999999999999999999", "NaN", "1e308", "-1e-308", "true", "A1", "A0", "XFD1048576", "A1:XFD1048576", "XFE1", "$A$1", "A:XFD",
  "1:1048576", "#REF!", "rId1", "rId999", `${"../".repeat(3)}a`, "xl/worksheets/sheet1.xml", "\u0000", "&#x1F600;", "&amp;".repeat(50), "预算".repeat(40), "1".repeat(400), "(".repeat(300), "yyyy\"年\"", "0.00;;;;;;", "__proto__", "constructor",
];
/** Formulas that break, fill or never end, and some that merely look so. */
const FORMULAS: readonly ((chance: Chance) => string)[] = [
  (chance) => Array.from({ length: chance.size(5_000) }, () => "1").join("+"),
  (chance) => "(".repeat(chance.size(4_000)) + "1",
  (chance) => { const depth = chance.size(3_000); return `${"(".repeat(depth)}1${")".repeat(depth)}`; },
  (chance) => { const depth = chance.size(500); return `${"SUM(".repeat(depth)}1${")".repeat(depth)}`; },
  () => "LAMBDA(x,x(x))(LAMBDA(x,x(x)))", () => "SEQUENCE(1048576,16384)", () => "SUMPRODUCT(A:XFD,A:XFD)", () => "SUM(OFFSET(A1,0,0,1000000,100)*1)", () => "REPT(\"预\",32767)&REPT(\"算\",32767)",
  () => "INDIRECT(\"A1\")", () => "A1", () => "SUM(A:A)", () => "C4", () => "NOSUCH(1)", () => "#REF!+1", () => "'[1]表'!A1", () => "甲:乙!A1", () => "\"unclosed", () => "1/0", () => "MMULT(A1:CV100,A1:CV100)", () => "[[[[[[".repeat(500), () => "RANDARRAY(5000,5000)",
  (chance) => Array.from({ length: chance.size(2_000) }, () => chance.of(["A1", "(", ")", "+", "SUM", ",", "\"", "!", "表", ":", "1", "{", ";", "}", "#", "@", "%", "^"])).join(""),
];

/** Parts of a zip by name. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** Packs parts. */
export function packed(parts: Parts): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of parts) files[name] = [content, { level: 1 }];
  return zipSync(files);
}

/** Changes bytes anywhere: flips, cuts, doubles, fills. */
export function mutateBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  const changed = Uint8Array.from(bytes);
  switch (chance.below(5)) {
    case 0: return changed.slice(0, chance.below(bytes.length));
    case 1: {
      const at = chance.below(bytes.length);
      return Uint8Array.from([...changed.slice(0, at), ...changed.slice(at, at + chance.size(2_000)), ...changed.slice(at)]);
    }
    case 2: return changed.fill(chance.below(256), chance.below(bytes.length), chance.below(bytes.length));
    case 3: return changed.slice(chance.below(100));
    default:
      for (let count = chance.size(60); count > 0; count -= 1) changed[chance.below(bytes.length)] = chance.below(256);
      return changed;
  }
}

/** Changes which parts there are, and what they claim. */
export function mutateZip(parts: Parts, chance: Chance): Uint8Array {
  const names = [...parts.keys()];
  const changed = new Map(parts);
  const name = chance.of(names);
  const content = parts.get(name) ?? new Uint8Array();
  switch (chance.below(7)) {
    case 0: changed.delete(name); break;
    case 1: changed.set(chance.of(names), content); break;
    case 2: changed.delete(name); changed.set(chance.of([`/${name}`, name.toUpperCase(), `${name}/`, `..\\${name}`, "a".repeat(3_000)]), content); break;
    case 3: changed.set(name, new Uint8Array(chance.size(30_000_000)).fill(chance.of([0, 32, 60, 65]))); break;
    case 4: for (let count = chance.size(3_000); count > 0; count -= 1) changed.set(`xl/worksheets/sheet${count + 100}.xml`, content); break;
    case 5: changed.set(name, new Uint8Array()); break;
    default: {
      // The sizes that the directory claims.
      const bytes = packed(parts);
      const view = new DataView(bytes.buffer);
      for (let at = 0; at + 46 < bytes.length; at += 1) {
        if (view.getUint32(at, true) === 0x02014b50 && chance.below(3) === 0) view.setUint32(at + chance.of([16, 20, 24, 42]), chance.of([0, 10, 1_000_000_000, 0xffffffff]), true);
      }
      return bytes;
    }
  }
  return packed(changed);
}

/** Changes the XML of one part. */
export function mutateXml(xml: string, chance: Chance): string {
  const tags = [...xml.matchAll(/<[^<>]*>/g)];
  const tag = tags.length === 0 ? undefined : chance.of(tags);
  const [at, whole] = [tag?.index ?? 0, tag?.[0] ?? ""];
  const end = at + whole.length;
  const replaced = (text: string): string => xml.slice(0, at) + text + xml.slice(end);
  switch (chance.below(14)) {
    case 0: return replaced("");
    case 1: return xml.slice(0, end) + whole.repeat(chance.size(60_000)) + xml.slice(end);
    case 2: return replaced(whole.slice(0, -1));
    case 3: return replaced(whole.slice(0, -1) + "a".repeat(chance.size(400_000)));
    case 4: { const depth = chance.size(20_000); const name = chance.of(["a", "row", "c", "extLst", "w:tbl", "w:tr", "si", "r"]); return xml.slice(0, end) + `<${name}>`.repeat(depth) + (chance.below(2) === 0 ? `</${name}>`.repeat(depth) : "") + xml.slice(end); }
    case 5: case 6: case 7: return replaced(whole.replace(/="[^"]*"/g, (value) => (chance.below(2) === 0 ? `="${chance.of(EXTREMES)}"` : value)));
    case 8: return xml.replace(/<f>[^<]*<\/f>(?:<v>[^<]*<\/v>)?|<v>[^<]*<\/v>/g, (value) => (chance.below(4) === 0 ? `<f>${chance.of(FORMULAS)(chance).replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</f>` : value));
    case 9: return xml.replace(/>([^<]+)</g, (value) => (chance.below(6) === 0 ? `>${chance.of(EXTREMES)}<` : value));
    case 10: return `<!DOCTYPE a [<!ENTITY b "${"c".repeat(1_000)}">${Array.from({ length: 8 }, (_, index) => `<!ENTITY b${index} "${"&b;".repeat(10)}">`).join("")}]>${xml}`;
    case 11: return xml.slice(0, chance.below(xml.length));
    case 12: { const from = chance.below(xml.length); return xml.slice(0, from) + xml.slice(from, from + chance.size(3_000)).repeat(chance.size(200)) + xml.slice(from); }
    default: return xml.slice(0, end) + chance.of(["]]>", "<!--", "&", "&nope;", "<![CDATA[", "\u0000", "\uFFFE", "<?x ?>", "</worksheet>", "\ud800", "<", ">"]) + xml.slice(end);
  }
}

/** Changes one XML part of a package, or several. */
export function mutatePart(parts: Parts, chance: Chance): Uint8Array {
  const changed = new Map(parts);
  const names = [...parts.keys()].filter((name) => /\.(?:xml|rels)$/.test(name));
  for (let count = 1 + chance.below(2); count > 0; count -= 1) {
    // Sheets and the text most of all.
    const inner = names.filter((name) => /sheet\d|document\.xml|workbook\.xml$|styles|sharedStrings/.test(name));
    const name = chance.below(3) === 0 || inner.length === 0 ? chance.of(names) : chance.of(inner);
    const xml = mutateXml(strFromU8(changed.get(name) ?? new Uint8Array()), chance);
    changed.set(name, chance.below(25) === 0 ? utf16(xml) : strToU8(xml));
  }
  return packed(changed);
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  bytes.set([0xff, 0xfe]);
  for (let at = 0; at < text.length; at += 1) new DataView(bytes.buffer).setUint16(2 + 2 * at, text.charCodeAt(at), true);
  return bytes;
}

const WORDS = [
  "2022年", "收入预算", "2797.52万元", "增加", "减少", "100.5%", "（", "）", "，", "。", "\n", "\t", "1", "9", ",", ".", "一、", "（一）", "《", "》", "合计", "行政运行（项）", "万元", "元", "倍", "XX", "-", "−", "％", "￥", "与上年持平", "主要原因是", "三公", " ", "😀", "\u0000", "</w:t>", "１２", "类", "款",
];

/** A text out of words of the field, or a good one with a piece of it repeated, cut or replaced; in one of three encodings. */
export function mutateText(text: string, chance: Chance): Uint8Array {
  let made = text;
  switch (chance.below(5)) {
    case 0: made = chance.of(WORDS).repeat(chance.size(300_000)); break;
    case 1: made = Array.from({ length: chance.size(60_000) }, () => chance.of(WORDS)).join(""); break;
    case 2: { const at = chance.below(text.length); made = text.slice(0, at) + text.slice(at, at + chance.size(400)).repeat(chance.size(400)) + text.slice(at); break; }
    case 3: made = text.replace(/\d+/g, (digits) => (chance.below(5) === 0 ? chance.of(EXTREMES) : digits)); break;
    default: for (let count = chance.size(40); count > 0; count -= 1) { const at = chance.below(made.length); made = made.slice(0, at) + chance.of(WORDS) + made.slice(at + chance.below(3)); }
  }
  if (chance.below(12) === 0) return utf16(made);
  return chance.below(10) === 0 ? mutateBytes(strToU8(made), chance) : strToU8(made);
}
