import type { CellStyle } from "../../model/edits";

/** How a cell looks beside its number format; what is absent is as the cell's base has it. Colours are "#RRGGBB". */
export interface Look {
  readonly font?: FontLook;
  /** null for no fill. */
  readonly fill?: string | null;
  readonly borders?: Readonly<Partial<Record<Edge, Line | null>>>;
  readonly alignment?: AlignmentLook;
  readonly protection?: { readonly locked?: boolean; readonly hidden?: boolean };
}

export interface FontLook {
  readonly name?: string;
  /** Points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly underline?: "none" | "single" | "double";
  readonly color?: string;
}

export interface AlignmentLook {
  /** In the file's words: "left", "centerContinuous", … */
  readonly horizontal?: string;
  readonly vertical?: string;
  readonly wrap?: boolean;
  readonly shrink?: boolean;
  readonly indent?: number;
  /** Degrees as the file counts them: 0–90 upwards, 91–180 downwards, 255 letters below each other. */
  readonly rotation?: number;
}

export const EDGES = ["left", "right", "top", "bottom"] as const;
export type Edge = (typeof EDGES)[number];

export interface Line {
  /** In the file's words: "thin", "double", … */
  readonly style: string;
  readonly color: string;
}

/** A cell's style in a file: one of the file's own formats, and what was changed of it since. */
export interface FileStyle {
  /** Index among the file's formats; -1 for none of them. */
  readonly format: number;
  readonly changes: Look | null;
}

const THIN: Line = { style: "thin", color: "#000000" };

/** The look that an edit asks for. */
export function lookOfPatch(patch: CellStyle): Look {
  const font: FontLook = {
    ...(patch.fontName === undefined ? {} : { name: patch.fontName }), ...(patch.fontSize === undefined ? {} : { size: patch.fontSize }),
    ...(patch.bold === undefined ? {} : { bold: patch.bold }), ...(patch.fontColor === undefined ? {} : { color: patch.fontColor }),
  };
  const alignment: AlignmentLook = {
    ...(patch.horizontal === undefined ? {} : { horizontal: patch.horizontal }), ...(patch.vertical === undefined ? {} : { vertical: patch.vertical }),
    ...(patch.wrap === undefined ? {} : { wrap: patch.wrap }), ...(patch.indent === undefined ? {} : { indent: patch.indent }),
  };
  const line = patch.border === true ? THIN : null;
  return {
    ...(Object.keys(font).length === 0 ? {} : { font }), ...(Object.keys(alignment).length === 0 ? {} : { alignment }),
    ...(patch.fill === undefined ? {} : { fill: patch.fill }),
    ...(patch.border === undefined ? {} : { borders: { left: line, right: line, top: line, bottom: line } }),
  };
}

/** A look with another one over it. */
export function lookOver(base: Look | null, over: Look): Look {
  return {
    ...base, ...over,
    ...(base?.font && over.font ? { font: { ...base.font, ...over.font } } : {}),
    ...(base?.borders && over.borders ? { borders: { ...base.borders, ...over.borders } } : {}),
    ...(base?.alignment && over.alignment ? { alignment: { ...base.alignment, ...over.alignment } } : {}),
    ...(base?.protection && over.protection ? { protection: { ...base.protection, ...over.protection } } : {}),
  };
}
