/** Looks of cells between exceljs and the simulated Excel. */
import type { Alignment, Border as FileBorder, Color, Fill, Font, Style } from "exceljs";
import type { Border, CellEdge, CellFormat } from "../simulator";

const EDGES: readonly (readonly [CellEdge, "top" | "bottom" | "left" | "right"])[] = [
  ["EdgeTop", "top"], ["EdgeBottom", "bottom"], ["EdgeLeft", "left"], ["EdgeRight", "right"],
];
const HORIZONTAL: Readonly<Record<string, Alignment["horizontal"]>> = {
  Left: "left", Center: "center", Right: "right", Fill: "fill", Justify: "justify", CenterAcrossSelection: "centerContinuous", Distributed: "distributed",
};
const VERTICAL: Readonly<Record<string, Alignment["vertical"]>> = { Top: "top", Center: "middle", Bottom: "bottom", Justify: "justify", Distributed: "distributed" };
/** Lines by style and weight; where the format has both in one word. */
const LINES: readonly (readonly [FileBorder["style"], string, string])[] = [
  ["thin", "Continuous", "Thin"], ["hair", "Continuous", "Hairline"], ["medium", "Continuous", "Medium"], ["thick", "Continuous", "Thick"],
  ["dashed", "Dash", "Thin"], ["dotted", "Dot", "Thin"], ["double", "Double", "Thick"], ["dashDot", "DashDot", "Thin"], ["dashDotDot", "DashDotDot", "Thin"],
  ["mediumDashed", "Dash", "Medium"], ["mediumDashDot", "DashDot", "Medium"], ["mediumDashDotDot", "DashDotDot", "Medium"], ["slantDashDot", "SlantDashDot", "Medium"],
];
/** The first colours of every Office theme: paper and ink. Others of a theme are not resolved. */
const THEME = ["#FFFFFF", "#000000"];

/** "#RRGGBB" of a colour; undefined for one that is not told plainly. */
export function colorOf(color: Partial<Color> | undefined): string | undefined {
  if (color?.argb) return `#${color.argb.slice(-6).toUpperCase()}`;
  return color?.theme === undefined ? undefined : THEME[color.theme];
}

export function argbOf(color: string): { argb: string } {
  return { argb: `FF${color.slice(1).toUpperCase()}` };
}

function fillColorOf(fill: Fill | undefined): string | undefined {
  if (fill?.type !== "pattern" || fill.pattern === "none") return undefined;
  // The fill of a conditional format has its colour as the background.
  return colorOf(fill.fgColor) ?? colorOf(fill.bgColor);
}

/** exceljs's style as the simulated Excel's; only what is set. */
export function formatOf(style: Partial<Style>): CellFormat {
  const { font, alignment, border, fill, numFmt, protection } = style;
  const underline = font?.underline === true || font?.underline === "single" ? "Single" : font?.underline === "double" ? "Double" : undefined;
  const edges = EDGES.flatMap(([edge, side]) => {
    const line = borderOf(border?.[side]);
    return line ? [[edge, line] as const] : [];
  });
  return present({
    numberFormat: numFmt && numFmt !== "General" ? numFmt : undefined,
    fillColor: fillColorOf(fill),
    fontName: font?.name,
    fontSize: font?.size,
    fontColor: colorOf(font?.color),
    bold: font?.bold || undefined,
    italic: font?.italic || undefined,
    underline,
    strikethrough: font?.strike || undefined,
    horizontalAlignment: Object.keys(HORIZONTAL).find((name) => HORIZONTAL[name] === alignment?.horizontal && alignment?.horizontal !== undefined),
    verticalAlignment: alignment?.vertical ? Object.keys(VERTICAL).find((name) => VERTICAL[name] === alignment.vertical) : "Bottom",
    wrapText: alignment?.wrapText || undefined,
    shrinkToFit: alignment?.shrinkToFit || undefined,
    indentLevel: alignment?.indent || undefined,
    textOrientation: typeof alignment?.textRotation === "number" && alignment.textRotation !== 0 ? alignment.textRotation : undefined,
    locked: protection?.locked === false ? false : undefined,
    formulaHidden: protection?.hidden || undefined,
    borders: edges.length > 0 ? Object.fromEntries(edges) : undefined,
  });
}

/** The simulated Excel's format as exceljs's style. */
export function styleOf(format: CellFormat): Partial<Style> {
  const font: Partial<Font> = present({
    name: format.fontName,
    size: format.fontSize,
    color: format.fontColor === undefined ? undefined : argbOf(format.fontColor),
    bold: format.bold,
    italic: format.italic,
    underline: format.underline === "Single" ? true : format.underline === "Double" ? ("double" as const) : undefined,
    strike: format.strikethrough,
  });
  const alignment: Partial<Alignment> = present({
    horizontal: HORIZONTAL[format.horizontalAlignment ?? ""],
    vertical: VERTICAL[format.verticalAlignment ?? "Center"],
    wrapText: format.wrapText,
    shrinkToFit: format.shrinkToFit,
    indent: format.indentLevel,
    textRotation: format.textOrientation,
  });
  const border = EDGES.flatMap(([edge, side]) => {
    const line = format.borders?.[edge];
    const style = line ? lineOf(line) : undefined;
    return line && style ? [[side, { style, color: argbOf(line.color) }] as const] : [];
  });
  return present({
    numFmt: format.numberFormat,
    font: Object.keys(font).length > 0 ? font : undefined,
    alignment,
    border: border.length > 0 ? Object.fromEntries(border) : undefined,
    fill: format.fillColor === undefined ? undefined : ({ type: "pattern", pattern: "solid", fgColor: argbOf(format.fillColor), bgColor: argbOf(format.fillColor) } as const),
    protection: format.locked === undefined && format.formulaHidden === undefined ? undefined : present({ locked: format.locked, hidden: format.formulaHidden }),
  });
}

function borderOf(line: Partial<FileBorder> | undefined): Border | null {
  const found = LINES.find(([style]) => style === line?.style);
  return found ? { style: found[1], weight: found[2], color: colorOf(line?.color) ?? "#000000" } : null;
}

function lineOf({ style, weight }: Border): FileBorder["style"] | undefined {
  return (LINES.find(([, name, heavy]) => name === style && heavy === weight) ?? LINES.find(([, name]) => name === style))?.[0];
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The members that have a value. */
export function present<T extends object>(object: T): Partial<Present<T>> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<Present<T>>;
}
