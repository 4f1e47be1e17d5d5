/** How a value looks under a number format; the formatting itself is the calculation library's. */
import { isError, type CellValue } from "./cells";
import { Engine, EngineBroken, newModel, type Model } from "./engine";

const CACHE_LIMIT = 50_000;
/** One instance of the library for the looks of all workbooks: it holds one value at a time. */
const engine = new Engine();
let model: Model | undefined;

export class Display {
  private readonly seen = new Map<string, string>();

  /** The text Excel would show in a wide enough column. */
  text(value: CellValue, numberFormat: string): string {
    if (isError(value)) return value.error;
    if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
    if (value === "") return "";
    if (typeof value === "number" && /^general$/i.test(numberFormat)) return general(value);
    if (typeof value === "string" && !numberFormat.includes("@")) return value;
    if (numberFormat === "@") return String(value);
    const key = `${typeof value} ${String(value)} ${numberFormat}`;
    const known = this.seen.get(key);
    if (known !== undefined) return known;
    if (this.seen.size > CACHE_LIMIT) this.seen.clear();
    const shown = this.render(value, numberFormat);
    this.seen.set(key, shown);
    return shown;
  }

  private render(value: string | number, numberFormat: string): string {
    try {
      return engine.use(() => {
        model ??= newModel();
        model.setUserInput(0, 1, 1, typeof value === "number" ? String(roundHalfUp(value, decimalsOf(value, numberFormat))) : `'${value}`);
        model.updateRangeStyle({ sheet: 0, row: 1, column: 1, width: 1, height: 1 }, "num_fmt", quoteWide(numberFormat));
        const shown = model.getFormattedCellValue(0, 1, 1);
        model.rangeClearAll(0, 1, 1, 1, 1);
        return shown;
      });
    } catch (error) {
      if (!(error instanceof EngineBroken)) throw error;
      model = undefined;
      return String(value);
    }
  }
}

/** "General": up to eleven characters, no trailing zeros. */
function general(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e11 || size < 1e-9)) {
    const [mantissa = "0", exponent = "0"] = value.toExponential(5).split("e");
    const power = Number(exponent);
    return `${String(Number(mantissa))}E${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  const whole = Math.trunc(size).toString().length;
  return String(Number(value.toFixed(Math.max(0, Math.min(9, 10 - whole)))));
}

/** The decimals that the section used for this value shows; a percent sign shows two more digits of the value. */
function decimalsOf(value: number, numberFormat: string): number | null {
  const sections = numberFormat.split(";");
  const section = (value < 0 ? sections[1] : value === 0 ? (sections[2] ?? sections[0]) : sections[0]) ?? sections[0] ?? "";
  const bare = section.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  if (!/[0#?]/.test(bare) || /[eEyYdDhHsS/]/.test(bare)) return null;
  const decimals = /\.([0#?]*)/.exec(bare)?.[1]?.length ?? 0;
  return decimals + (bare.includes("%") ? 2 : 0);
}

/** Excel rounds the decimal number of 15 digits for display, half away from zero; the library rounds the binary one. */
function roundHalfUp(value: number, decimals: number | null): number {
  if (decimals === null || decimals > 12 || Math.abs(value) >= 1e15) return value;
  const [mantissa = "0", exponent = "0"] = value.toExponential(14).split("e");
  const shifted = Number(`${mantissa}e${Number(exponent) + decimals}`);
  return (Math.sign(shifted) * Math.round(Math.abs(shifted))) / 10 ** decimals;
}

/** Puts words such as 年 and 元 into quotes, without which the library does not take them. */
function quoteWide(numberFormat: string): string {
  return numberFormat.replace(/"[^"]*"|([\u2E80-\u9FFF\uFF00-\uFFEF¥￥]+)/g, (all: string, wide: string | undefined) => (wide === undefined ? all : `"${wide}"`));
}
