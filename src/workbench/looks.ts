/** Looks of cells between a file and the simulated Excel. */
import type { Line, Look } from "../hosts/xlsx";
import type { Border, CellEdge, CellFormat } from "../simulator";

const SIDES = { EdgeLeft: "left", EdgeRight: "right", EdgeTop: "top", EdgeBottom: "bottom" } as const satisfies Partial<Record<CellEdge, string>>;
const EDGES = Object.keys(SIDES) as (keyof typeof SIDES)[];
const HORIZONTAL: Readonly<Record<string, string>> = {
  Left: "left", Center: "center", Right: "right", Fill: "fill", Justify: "justify", CenterAcrossSelection: "centerContinuous", Distributed: "distributed",
};
const VERTICAL: Readonly<Record<string, string>> = { Top: "top", Center: "center", Bottom: "bottom", Justify: "justify", Distributed: "distributed" };
/** Lines by style and weight; the file has both in one word. */
const LINES: readonly (readonly [file: string, style: string, weight: string])[] = [
  ["thin", "Continuous", "Thin"], ["hair", "Continuous", "Hairline"], ["medium", "Continuous", "Medium"], ["thick", "Continuous", "Thick"],
  ["dashed", "Dash", "Thin"], ["dotted", "Dot", "Thin"], ["double", "Double", "Thick"], ["dashDot", "DashDot", "Thin"], ["dashDotDot", "DashDotDot", "Thin"],
  ["mediumDashed", "Dash", "Medium"], ["mediumDashDot", "DashDot", "Medium"], ["mediumDashDotDot", "DashDotDot", "Medium"], ["slantDashDot", "SlantDashDot", "Medium"],
];

/** A file's look as the simulated Excel's; only what is set. */
export function formatOfLook({ font, fill, borders, alignment, protection }: Look, numberFormat: string): CellFormat {
  const edges = EDGES.flatMap((edge) => {
    const line = borders?.[SIDES[edge]];
    const found = line ? LINES.find(([file]) => file === line.style) : undefined;
    return line && found ? [[edge, { style: found[1], weight: found[2], color: line.color } satisfies Border] as const] : [];
  });
  return present({
    numberFormat: numberFormat === "General" ? undefined : numberFormat,
    fillColor: fill ?? undefined,
    fontName: font?.name,
    fontSize: font?.size,
    fontColor: font?.color,
    bold: font?.bold || undefined,
    italic: font?.italic || undefined,
    underline: font?.underline === "single" ? "Single" : font?.underline === "double" ? "Double" : undefined,
    strikethrough: font?.strike || undefined,
    horizontalAlignment: Object.keys(HORIZONTAL).find((name) => HORIZONTAL[name] === alignment?.horizontal),
    verticalAlignment: alignment?.vertical ? Object.keys(VERTICAL).find((name) => VERTICAL[name] === alignment.vertical) : "Bottom",
    wrapText: alignment?.wrap || undefined,
    shrinkToFit: alignment?.shrink || undefined,
    indentLevel: alignment?.indent || undefined,
    textOrientation: alignment?.rotation === undefined ? undefined : alignment.rotation > 90 && alignment.rotation <= 180 ? 90 - alignment.rotation : alignment.rotation,
    locked: protection?.locked === false ? false : undefined,
    formulaHidden: protection?.hidden || undefined,
    borders: edges.length > 0 ? Object.fromEntries(edges) : undefined,
  });
}

/** What a format changed of another one, in a file's words; nothing for what is the same in both. */
export function lookOfChange(before: CellFormat, after: CellFormat): Look {
  const differs = (...keys: readonly (keyof CellFormat)[]): boolean => keys.some((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  const font = present({
    name: differs("fontName") ? after.fontName : undefined,
    size: differs("fontSize") ? after.fontSize : undefined,
    color: differs("fontColor") ? (after.fontColor ?? "#000000") : undefined,
    bold: differs("bold") ? (after.bold ?? false) : undefined,
    italic: differs("italic") ? (after.italic ?? false) : undefined,
    strike: differs("strikethrough") ? (after.strikethrough ?? false) : undefined,
    underline: !differs("underline") ? undefined : after.underline === "Single" ? ("single" as const) : after.underline === "Double" ? ("double" as const) : ("none" as const),
  });
  const turned = after.textOrientation ?? 0;
  const alignment = present({
    horizontal: differs("horizontalAlignment") ? (HORIZONTAL[after.horizontalAlignment ?? ""] ?? "general") : undefined,
    vertical: differs("verticalAlignment") ? (VERTICAL[after.verticalAlignment ?? "Center"] ?? "center") : undefined,
    wrap: differs("wrapText") ? (after.wrapText ?? false) : undefined,
    shrink: differs("shrinkToFit") ? (after.shrinkToFit ?? false) : undefined,
    indent: differs("indentLevel") ? (after.indentLevel ?? 0) : undefined,
    rotation: differs("textOrientation") ? (turned < 0 ? 90 - turned : turned) : undefined,
  });
  return present({
    font: Object.keys(font).length > 0 ? font : undefined,
    fill: differs("fillColor") ? (after.fillColor ?? null) : undefined,
    borders: differs("borders") ? Object.fromEntries(EDGES.map((edge) => [SIDES[edge], lineOf(after.borders?.[edge])])) : undefined,
    alignment: Object.keys(alignment).length > 0 ? alignment : undefined,
    protection: differs("locked", "formulaHidden") ? { locked: after.locked ?? true, hidden: after.formulaHidden ?? false } : undefined,
  });
}

function lineOf(line: Border | undefined): Line | null {
  if (!line) return null;
  const style = (LINES.find(([, name, weight]) => name === line.style && weight === line.weight) ?? LINES.find(([, name]) => name === line.style))?.[0];
  return style === undefined ? null : { style, color: line.color };
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The members that have a value. */
export function present<T extends object>(object: T): Partial<Present<T>> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<Present<T>>;
}
