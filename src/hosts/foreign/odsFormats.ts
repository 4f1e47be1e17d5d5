/** Number formats of an OpenDocument file, gathered while its parts are read, as Excel writes them. */

type Attributes = Readonly<Record<string, string>>;

interface DataStyle {
  code: string;
  /** Formats for numbers of which a condition holds ("value()>=0"). */
  readonly maps: { readonly condition: string; readonly style: string }[];
}

interface CellStyle {
  readonly data: string | undefined;
  readonly parent: string | undefined;
}

const KINDS = new Set(["number-style", "currency-style", "percentage-style", "date-style", "time-style", "text-style", "boolean-style"].map((kind) => `number:${kind}`));
/** How deep styles may stand on styles. */
const DEPTH = 10;
/** Letters that a format need not quote. */
const PLAIN = /^[-+/():!^&'~{}<>= ¥$€£,.年月日时分秒元]*$/;

export class OdsFormats {
  private readonly data = new Map<string, DataStyle>();
  private readonly cells = new Map<string, CellStyle>();
  private current: DataStyle | null = null;
  private text: string | null = null;

  open(name: string, attributes: Attributes): void {
    if (name === "style:style" && attributes["style:family"] === "table-cell") {
      this.cells.set(attributes["style:name"] ?? "", { data: attributes["style:data-style-name"], parent: attributes["style:parent-style-name"] });
    } else if (KINDS.has(name)) {
      this.current = { code: "", maps: [] };
      this.data.set(attributes["style:name"] ?? "", this.current);
    } else if (this.current && name === "style:map") {
      this.current.maps.push({ condition: attributes["style:condition"] ?? "", style: attributes["style:apply-style-name"] ?? "" });
    } else if (this.current && (name === "number:text" || name === "number:currency-symbol")) {
      this.text = "";
    } else if (this.current) {
      this.current.code += codeOf(name, attributes);
    }
  }

  addText(text: string): void {
    if (this.text !== null) this.text += text;
  }

  close(name: string): void {
    if (KINDS.has(name)) this.current = null;
    if (this.text === null || (name !== "number:text" && name !== "number:currency-symbol")) return;
    if (this.current) this.current.code += this.text === "%" || PLAIN.test(this.text) ? this.text : `"${this.text.replaceAll('"', "")}"`;
    this.text = null;
  }

  /** The number format of a cell's style; null where it has none. */
  formatOf(style: string): string | null {
    let found = this.cells.get(style);
    for (let depth = 0; found && found.data === undefined && depth < DEPTH; depth += 1) found = this.cells.get(found.parent ?? "");
    const data = found?.data === undefined ? undefined : this.data.get(found.data);
    return data ? this.sections(data) : null;
  }

  /** Positive, negative and zero in the order in which Excel has them. */
  private sections({ code, maps }: DataStyle): string {
    const behind = (...conditions: readonly string[]): string | undefined => {
      const map = maps.find(({ condition }) => conditions.includes(condition.replace(/\s/g, "")));
      return map && this.data.get(map.style)?.code;
    };
    if (maps.length === 0) return code === "" ? "General" : code;
    const [positive, notNegative, negative, zero] = [behind("value()>0"), behind("value()>=0"), behind("value()<0"), behind("value()=0")];
    if (notNegative !== undefined) return `${notNegative};${code}`;
    if (positive !== undefined && negative !== undefined) return zero === undefined ? `${positive};${negative};${code}` : `${positive};${negative};${zero};${code === "" ? "@" : code}`;
    if (positive !== undefined) return `${positive};${code}`;
    return code === "" ? "General" : code;
  }
}

/** Parts of a date or time, short and long. */
const DATE_PARTS: Readonly<Record<string, readonly [short: string, long: string]>> = {
  "number:year": ["yy", "yyyy"], "number:month": ["m", "mm"], "number:day": ["d", "dd"], "number:day-of-week": ["ddd", "dddd"],
  "number:hours": ["h", "hh"], "number:minutes": ["m", "mm"], "number:seconds": ["s", "ss"], "number:am-pm": ["AM/PM", "AM/PM"],
};
const MONTH_NAMES = ["mmm", "mmmm"] as const;

function codeOf(name: string, attributes: Attributes): string {
  if (name === "number:number" || name === "number:scientific-number") return numberCode(name, attributes);
  if (name === "number:text-content") return "@";
  const part = name === "number:month" && attributes["number:textual"] === "true" ? MONTH_NAMES : DATE_PARTS[name];
  return part?.[attributes["number:style"] === "long" ? 1 : 0] ?? "";
}

function numberCode(name: string, attributes: Attributes): string {
  const count = (key: string): number => Math.min(30, Math.max(0, Number(attributes[`number:${key}`] ?? 0) || 0));
  if (attributes["number:decimal-places"] === undefined && name === "number:number" && attributes["number:grouping"] !== "true") return "General";
  const [whole, decimals] = [count("min-integer-digits"), count("decimal-places")];
  const least = attributes["number:min-decimal-places"] === undefined ? decimals : count("min-decimal-places");
  const digits = attributes["number:grouping"] === "true" ? `#,##${"0".repeat(Math.max(1, whole))}` : whole === 0 ? "#" : "0".repeat(whole);
  const fraction = decimals === 0 ? "" : `.${"0".repeat(Math.min(least, decimals))}${"#".repeat(Math.max(0, decimals - least))}`;
  return `${digits}${fraction}${name === "number:scientific-number" ? `E+${"0".repeat(Math.max(1, count("min-exponent-digits")))}` : ""}`;
}
