/** Looks of cells between a file and the simulated Excel. */
import type { Look } from "../hosts/xlsx";
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

/** The whole look of the simulated Excel's format, in a file's words. */
export function lookOfFormat(format: CellFormat): Look {
  const lines = EDGES.map((edge) => {
    const line = format.borders?.[edge];
    const style = line ? (LINES.find(([, name, weight]) => name === line.style && weight === line.weight) ?? LINES.find(([, name]) => name === line.style))?.[0] : undefined;
    return [SIDES[edge], line && style ? { style, color: line.color } : null] as const;
  });
  const turned = format.textOrientation ?? 0;
  return {
    font: {
      ...(format.fontName === undefined ? {} : { name: format.fontName }), ...(format.fontSize === undefined ? {} : { size: format.fontSize }),
      ...(format.fontColor === undefined ? {} : { color: format.fontColor }),
      bold: format.bold ?? false, italic: format.italic ?? false, strike: format.strikethrough ?? false,
      underline: format.underline === "Single" ? "single" : format.underline === "Double" ? "double" : "none",
    },
    fill: format.fillColor ?? null,
    borders: Object.fromEntries(lines),
    alignment: {
      ...(HORIZONTAL[format.horizontalAlignment ?? ""] === undefined ? {} : { horizontal: HORIZONTAL[format.horizontalAlignment ?? ""] ?? "" }),
      vertical: VERTICAL[format.verticalAlignment ?? "Center"] ?? "center",
      wrap: format.wrapText ?? false, shrink: format.shrinkToFit ?? false, indent: format.indentLevel ?? 0, rotation: turned < 0 ? 90 - turned : turned,
    },
    ...(format.locked === undefined && format.formulaHidden === undefined ? {} : { protection: { locked: format.locked ?? true, hidden: format.formulaHidden ?? false } }),
  };
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The members that have a value. */
export function present<T extends object>(object: T): Partial<Present<T>> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<Present<T>>;
}
