import type { ExactDecimal, Fen } from "../../model/money";
import { decimalInUnit, formatDecimal, multiple, percentage, trimDecimal } from "../../model/money";
import { unitOf } from "../../proofread/amounts";
import type { TextUnderstood } from "../../proofread";
import type { Mention } from "../../proofread/said";
import { amountText } from "../../proofread/verdicts";
import { moneyOf } from "../../proofread/values";

const MOST_DECIMALS = 2;

/** How last year's text prints its figures: with which decimals, which zeros are dropped, whether thousands are marked. */
export class Manner {
  private readonly rateDecimals: number;
  private readonly dropsRateZeros: boolean;
  /** Whether nothing, and the whole, are printed plainly: "0%", "100%". */
  private readonly plain: ReadonlySet<bigint>;
  private readonly dropsZeros: boolean;
  private readonly groups: boolean;
  private readonly digitsOf: (mention: Mention) => string;

  constructor({ said, sources, layout }: TextUnderstood) {
    this.digitsOf = ({ figure }) => layout.clean.slice(figure.start, figure.end);
    const mentions = said.flatMap((each) => each.mentions);
    const rates = mentions.filter(({ figure }) => figure.kind === "percentage").map(({ figure }) => figure.decimal);
    this.rateDecimals = rates.length === 0 ? MOST_DECIMALS : rates.reduce((most, { decimals }) => Math.max(most, decimals), 0);
    const amounts = mentions.filter(({ figure }) => figure.kind === "amount").map((mention) => this.digitsOf(mention));
    // Of a text without rates its amounts tell whether zeros are dropped.
    this.dropsRateZeros = rates.length === 0 ? !amounts.some((digits) => /\.\d*0$/.test(digits)) : rates.some((rate) => rate.decimals < this.rateDecimals && !isWhole(rate));
    const full = new Set(rates.filter((rate) => rate.decimals > 0 && isWhole(trimDecimal(rate))).map((rate) => trimDecimal(rate).digits));
    const short = new Set(rates.filter(isWhole).map(({ digits }) => digits));
    this.plain = new Set([0n, 100n].filter((digits) => short.has(digits) || !full.has(digits)));
    this.dropsZeros = sources.dropsZeros;
    this.groups = amounts.filter((digits) => digits.includes(",")).length > amounts.filter((digits) => /^\d{4}/.test(digits)).length;
  }

  /** |money| in fen as it stands in the place of a figure: its unit and decimals. */
  amount(like: Mention, money: Fen): string {
    const unit = unitOf(like);
    const own = like.figure.decimal.decimals;
    const needed = Math.min(MOST_DECIMALS, decimalInUnit(money, unit).decimals);
    const decimals = own < MOST_DECIMALS && !isRounded(like) ? Math.max(this.dropsZeros ? 0 : own, needed) : this.dropsZeros ? needed : own;
    // A figure of thousands shows itself whether they are marked; of a smaller one the others tell.
    const digits = this.digitsOf(like);
    return amountText(Math.abs(money), unit, decimals, /^\d{4}/.test(digits) ? false : digits.includes(",") || this.groups);
  }

  /** |part| ÷ |whole| in per cent; `like` is the figure in whose place it stands, null for one that is new. Null on a whole of nothing. */
  percentage(part: Fen, whole: Fen, like: Mention | null): string | null {
    const own = like?.figure.kind === "percentage" && !this.dropsRateZeros ? like.figure.decimal : null;
    const value = percentage(Math.abs(part), Math.abs(whole), own && own.decimals > 0 ? own.decimals : this.rateDecimals);
    return this.ratio(value, part === 0 || part === whole);
  }

  /** |part| ÷ |whole| as a multiple; null on a whole of nothing. */
  multiple(part: Fen, whole: Fen): string | null {
    return this.ratio(multiple(Math.abs(part), Math.abs(whole), MOST_DECIMALS), false);
  }

  /** A rate in per cent that was typed, with the decimals that it needs and the zeros that the figure in its place has. */
  typedRate(rate: number, { figure: { decimal } }: Mention): string {
    const needed = (String(rate).split(".")[1] ?? "").length;
    return rate.toFixed(this.dropsRateZeros ? needed : Math.max(needed, decimal.decimals));
  }

  private ratio(value: ExactDecimal | null, isExact: boolean): string | null {
    if (value === null) return null;
    const trimmed = trimDecimal(value);
    return formatDecimal(this.dropsRateZeros || (isExact && this.plain.has(trimmed.digits)) ? trimmed : value);
  }
}

/** 0 or 100, printed without decimals. */
function isWhole({ digits, decimals }: ExactDecimal): boolean {
  return decimals === 0 && (digits === 0n || digits === 100n);
}

/** Whether a figure was printed with fewer decimals than its cells have; of one that says something else nobody knows. */
function isRounded({ figure, value, status }: Mention): boolean {
  return value !== null && status !== "disagree" && figure.money !== null && value.figures.length > 0 && moneyOf(value) !== figure.money.money;
}
