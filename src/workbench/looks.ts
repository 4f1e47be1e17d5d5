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

const UNDERLINES: Readonly<Record<string, CellFormat["underline"]>> = { single: "Single", double: "Double" };
/** Rotations beyond 90° in a file are those that go down. */
const STEEPEST = 90;

/** A file's look as the simulated Excel's; only what is set. */
export function formatOfLook({ font, fill, borders, alignment, protection }: Look, numberFormat: string): CellFormat {
  return present({
    numberFormat: numberFormat === "General" ? undefined : numberFormat,
    fillColor: fill ?? undefined,
    ...(font ? formatOfFont(font) : {}),
    verticalAlignment: "Bottom",
    ...(alignment ? formatOfAlignment(alignment) : {}),
    locked: protection?.locked === false ? false : undefined,
    formulaHidden: protection?.hidden || undefined,
    borders: borders ? bordersOf(borders) : undefined,
  });
}

function formatOfFont({ name, size, color, bold, italic, underline, strike }: NonNullable<Look["font"]>): CellFormat {
  return present({
    fontName: name, fontSize: size, fontColor: color, bold: bold || undefined, italic: italic || undefined,
    underline: UNDERLINES[underline ?? ""], strikethrough: strike || undefined,
  });
}

function formatOfAlignment({ horizontal, vertical, wrap, shrink, indent, rotation }: NonNullable<Look["alignment"]>): CellFormat {
  return present({
    horizontalAlignment: Object.keys(HORIZONTAL).find((name) => HORIZONTAL[name] === horizontal),
    verticalAlignment: vertical ? Object.keys(VERTICAL).find((name) => VERTICAL[name] === vertical) : undefined,
    wrapText: wrap || undefined, shrinkToFit: shrink || undefined, indentLevel: indent || undefined,
    textOrientation: rotation !== undefined && rotation > STEEPEST && rotation <= 2 * STEEPEST ? STEEPEST - rotation : rotation,
  });
}

function bordersOf(borders: NonNullable<Look["borders"]>): CellFormat["borders"] {
  const edges = EDGES.flatMap((edge) => {
    const line = borders[SIDES[edge]];
    const found = line ? LINES.find(([file]) => file === line.style) : undefined;
    return line && found ? [[edge, { style: found[1], weight: found[2], color: line.color } satisfies Border] as const] : [];
  });
  return edges.length > 0 ? Object.fromEntries(edges) : undefined;
}

/** Whether something of a format is another one. */
type Differs = (...keys: readonly (keyof CellFormat)[]) => boolean;

/** What a format changed of another one, in a file's words; nothing for what is the same in both. */
export function lookOfChange(before: CellFormat, after: CellFormat): Look {
  const differs: Differs = (...keys) => keys.some((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  const [font, alignment] = [fontOf(after, differs), alignmentOf(after, differs)];
  return present({
    font: Object.keys(font).length > 0 ? font : undefined,
    fill: differs("fillColor") ? (after.fillColor ?? null) : undefined,
    borders: differs("borders") ? Object.fromEntries(EDGES.map((edge) => [SIDES[edge], lineOf(after.borders?.[edge])])) : undefined,
    alignment: Object.keys(alignment).length > 0 ? alignment : undefined,
    protection: differs("locked", "formulaHidden") ? { locked: after.locked ?? true, hidden: after.formulaHidden ?? false } : undefined,
  });
}

function fontOf(after: CellFormat, differs: Differs): NonNullable<Look["font"]> {
  const { fontName, fontSize, fontColor = "#000000", bold = false, italic = false, strikethrough = false, underline } = after;
  return present({
    name: differs("fontName") ? fontName : undefined,
    size: differs("fontSize") ? fontSize : undefined,
    color: differs("fontColor") ? fontColor : undefined,
    bold: differs("bold") ? bold : undefined,
    italic: differs("italic") ? italic : undefined,
    strike: differs("strikethrough") ? strikethrough : undefined,
    underline: !differs("underline") ? undefined : underline === "Single" ? ("single" as const) : underline === "Double" ? ("double" as const) : ("none" as const),
  });
}

function alignmentOf(after: CellFormat, differs: Differs): NonNullable<Look["alignment"]> {
  const { horizontalAlignment = "", verticalAlignment = "Center", wrapText = false, shrinkToFit = false, indentLevel = 0, textOrientation: turned = 0 } = after;
  return present({
    horizontal: differs("horizontalAlignment") ? (HORIZONTAL[horizontalAlignment] ?? "general") : undefined,
    vertical: differs("verticalAlignment") ? (VERTICAL[verticalAlignment] ?? "center") : undefined,
    wrap: differs("wrapText") ? wrapText : undefined,
    shrink: differs("shrinkToFit") ? shrinkToFit : undefined,
    indent: differs("indentLevel") ? indentLevel : undefined,
    rotation: differs("textOrientation") ? (turned < 0 ? STEEPEST - turned : turned) : undefined,
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
