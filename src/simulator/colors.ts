/** Colours as Office.js takes and gives them. */
import { invalidArgument } from "./errors";

const NAMED: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  lime: "#00FF00",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  purple: "#800080",
  gray: "#808080",
  grey: "#808080",
  lightgray: "#D3D3D3",
  pink: "#FFC0CB",
  brown: "#A52A2A",
  cyan: "#00FFFF",
  magenta: "#FF00FF",
  navy: "#000080",
  maroon: "#800000",
  teal: "#008080",
  silver: "#C0C0C0",
};

/** "#RRGGBB" from "#rrggbb", "rrggbb" or one of the commoner HTML names; "" stays "" (no colour). Throws InvalidArgument. */
export function colorFrom(value: unknown, location: string): string {
  if (value === "") return "";
  if (typeof value !== "string") throw invalidArgument(location);
  const named = NAMED[value.toLowerCase()];
  if (named !== undefined) return named;
  const hex = /^#?([0-9a-f]{6})$/i.exec(value)?.[1] ?? /^#?([0-9a-f]{3})$/i.exec(value)?.[1]?.replace(/./g, "$&$&");
  if (hex === undefined) throw invalidArgument(location);
  return `#${hex.toUpperCase()}`;
}
