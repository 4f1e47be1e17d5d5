import { ENTRY_TINT } from "../../model/edits";
import { lookOver, type FileStyle } from "./look";
import type { StyleSheet } from "./styleSheet";

/** The styles of a file with the tint of cells to type, or without it. Equal styles give the same object, which is stored once. */
export class TintedStyles {
  private readonly known = new Map<FileStyle | undefined, FileStyle | undefined>();

  /** @param on whether the tint is given, to styles without a fill, or taken off those that have just it */
  constructor(private readonly styles: StyleSheet, private readonly on: boolean) {}

  /** The style as it is to be; itself where nothing changes. */
  of(style: FileStyle | undefined): FileStyle | undefined {
    if (this.known.has(style)) return this.known.get(style);
    const fill = (style && this.styles.lookOf(style).fill) ?? null;
    const changes = fill === (this.on ? null : ENTRY_TINT);
    const next = changes ? { format: style?.format ?? -1, changes: lookOver(style?.changes ?? null, { fill: this.on ? ENTRY_TINT : null }) } : style;
    this.known.set(style, next);
    return next;
  }
}
