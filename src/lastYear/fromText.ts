import type { Fen, UnitOfMeasure } from "../model/money";
import { fenOf, parseAmountText } from "../model/money";
import { FUNCTIONS, INSTITUTIONS } from "../catalog/ownSheets/supplement";
import { Layout, type Paragraph } from "../proofread/layout";
import { sectionsOf, type Topic } from "../proofread/sections";
import { isCut, saysNothing } from "./flags";
import type { Direction, LastYear, SourceFigure, SourcePurpose, SourceWords } from "./lastYear";

/** Sections whose one comparison gives the reason of an entry. */
const REASON_OF: Partial<Readonly<Record<Topic, string>>> = {
  revenue: "revenue", expenditure: "expenditure", "general-allocation": "general-public-budget", "running-costs": "running-costs",
};
/** What a sentence on the three public expenses is about; without an entry where the parts have them. */
const SUBJECT = new RegExp([
  "(?<none>公务用车购置[及和与、]运行(?:维护)?(?:费用|经费|费)?|[“”]三公[“”]经费|三公经费)",
  "(?<overseas>因公出国(?:（境）)?(?:费用|经费|费)?)", "(?<reception>公务接待(?:费用|经费|费)?)",
  "(?<purchase>公务用车购置(?:费用|经费|费|支出)?)", "(?<running>公务用车运行(?:维护)?(?:费用|经费|费|支出)?)",
].join("|"), "g");
const ENTRY_OF: Readonly<Record<string, string>> = {
  overseas: "three-public.overseas", reception: "three-public.reception", purchase: "three-public.vehicle-purchase", running: "three-public.vehicle-running",
};
const MARK = /主要(?:原因|因素)?(?:是|为|系|在于)(?:由于|因为)?：?|主要由于|原因(?:是|为|系|在于)(?:由于|因为)?：?|主要用于：?/g;
const AMOUNT_BEHIND = /^(?:预算|支出|安排|经费|财政拨款|当年|年初|数|为|共|合计|计划|：)*((?:\d[\d,]*)(?:\.\d+)?)(亿元|百万元|万元|千元|元)/;
const RUNNING_COSTS = /机关运行经费(?:财政拨款)?(?:支出)?/g;
const PATH = /^(?:[（(]?\d{1,3}[）).、．])?(?:(\d{7})|(.+?)（(?:\d{3})?类）(?:支出)?(?:(.+?)（(?:\d{2,5})?款）)?(?:(.+?)（(?:\d{2,7})?项）)?)/;
/** Headings of what the department does and of whom it consists; a line of a list may name these words too, but is longer. */
const DESCRIBED = /^.{0,16}(?:职能|职责|机构设置|机构构成|单位构成|概况).{0,8}$|(?:职能|职责|机构设置|机构设置情况)$/;
const LISTED = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、．]|[一二三四五六七八九十]是|其[一二三四五六七八九十][是，、：])/;

/** What the text of a disclosure gives to the year after it. Any text can be read; what cannot be placed is not taken. */
export function lastYearOfText(text: string): LastYear {
  return new TextSource(text).lastYear();
}

interface Found extends SourceWords {
  readonly direction: Direction;
}

class TextSource {
  private readonly layout: Layout;
  private readonly topics: readonly Topic[];
  private readonly words = new Map<string, Found>();
  private readonly budget = new Map<string, SourceFigure>();
  private readonly purposes: SourcePurpose[] = [];

  constructor(private readonly text: string) {
    this.layout = new Layout(text);
    this.topics = sectionsOf(this.layout).map(({ topic }) => topic);
  }

  lastYear(): LastYear {
    const year = this.year();
    let subject: string | null = null;
    let before: Topic | null = null;
    this.layout.paragraphs.forEach((paragraph, index) => {
      const topic = this.topics[index] ?? "front";
      if (topic !== before) subject = null;
      before = topic;
      if (paragraph.contents || paragraph.kind === "row") return;
      subject = this.paragraph(paragraph, topic, subject, year);
    });
    return {
      year, body: this.body(), budget: this.budget,
      words: new Map<string, SourceWords>([...this.words, ...this.descriptions()]),
      directions: new Map([...this.words].map(([id, { direction }]) => [id, direction])),
      purposes: this.purposes, units: [], goals: [],
    };
  }

  /** Reads a paragraph; gives back what its last words are about. */
  private paragraph(paragraph: Paragraph, topic: Topic, inherited: string | null, year: number | null): string | null {
    const { clean } = this.layout;
    const text = clean.slice(paragraph.start, paragraph.end);
    const subjects = topic === "three-public" ? subjectsOf(text) : [];
    for (const { id, end } of subjects) if (id !== "") this.figure(id, text, end, paragraph, year);
    if (topic === "running-costs") for (const match of text.matchAll(RUNNING_COSTS)) this.figure("running-costs", text, match.index + match[0].length, paragraph, year);
    let done = 0;
    let about = inherited;
    for (const mark of text.matchAll(MARK)) {
      if (mark.index < done) continue;
      // A subject named inside the reason before is part of that reason.
      about = subjects.filter(({ start, end }) => start >= done && end <= mark.index).at(-1)?.id ?? about;
      const from = mark.index + mark[0].length;
      const to = endOf(text, from, mark[0].startsWith("主要用于"));
      const statement = text.slice(Math.max(text.lastIndexOf("。", mark.index), text.lastIndexOf("；", mark.index)) + 1, mark.index);
      const words = this.wordsOf(paragraph.start + from, paragraph.start + to, to >= text.length);
      if (mark[0].startsWith("主要用于")) this.use(words, statement, about, topic);
      else if (words) this.reason(words, statement, topic, about, text.slice(done, mark.index));
      done = to;
    }
    return subjects.at(-1)?.id ?? about;
  }

  private reason(words: SourceWords, statement: string, topic: Topic, about: string | null, since: string): void {
    const subject = topic === "three-public" ? about : REASON_OF[topic] ?? null;
    // An item's own reason is none of its section.
    if (subject === null || subject === "" || /（(?:类|款|项)）/.test(statement)) return;
    const direction = directionIn(statement) ?? directionIn(since);
    if (direction !== null) this.put(`reason.${subject}`, { ...words, direction });
  }

  private use(words: SourceWords | null, statement: string, about: string | null, topic: Topic): void {
    if (!words) return;
    const said = statement.replace(/[“”‘’「」]/g, "");
    const path = PATH.exec(said);
    if (path) {
      const [, code, ...names] = path;
      this.purposes.push({ ...words, code: code ?? null, path: names.flatMap((name) => (name === undefined ? [] : [name.replace(/^[-—、]+/, "")])) });
    } else if (topic === "three-public" && (about === "three-public.overseas" || about === "three-public.reception")) {
      this.put(`use.${about}`, { ...words, direction: null });
    }
  }

  private put(id: string, found: Found): void {
    const known = this.words.get(id);
    if (!known) this.words.set(id, found);
    else if (known.text !== found.text) this.words.set(id, { ...known, several: true });
  }

  private figure(id: string, text: string, end: number, paragraph: Paragraph, year: number | null): void {
    const match = AMOUNT_BEHIND.exec(text.slice(end, end + 60));
    const said = /(20\d\d)年(?:度|安排|预算)*[^，。；]{0,12}$/.exec(text.slice(Math.max(0, end - 40), end))?.[1];
    if (!match || (said !== undefined && year !== null && Number(said) !== year)) return;
    const money = moneyOf(match[1] ?? "", match[2] ?? "");
    if (money === null) return;
    const entry = `last-year.${id}`;
    const known = this.budget.get(entry);
    const place = { kind: "line", line: this.line(paragraph.start + end, paragraph.start + end + 1) } as const;
    this.budget.set(entry, known ? { ...known, several: known.several || known.money !== money } : { money, place, several: false });
  }

  /** Words as they were written, on one line; null where they say nothing. */
  private wordsOf(start: number, end: number, openEnd: boolean): SourceWords | null {
    const text = this.written(start, end).replace(/^[：，、\s]+/, "").replace(/[\s。．；;，,、：:]+$/, "");
    if (text === "" || saysNothing(text)) return null;
    const ended = !openEnd || /[。；;！？]\s*$/.test(this.written(start, end));
    return { text, place: { kind: "line", line: this.line(start, end) }, cut: !ended || isCut(text), several: false };
  }

  /** A cleaned stretch as it was written, lines that were torn apart joined again. */
  private written(start: number, end: number): string {
    if (end <= start) return "";
    const raw = this.text.slice(this.layout.offsetOf(start), this.layout.offsetOf(end - 1) + 1);
    return raw.replace(/\s+/g, (space, at: number) => (/^[!-~]$/.test(raw[at - 1] ?? "") && /^[A-Za-z]$/.test(raw[at + space.length] ?? "") ? " " : "")).replace(/[*`]/g, "");
  }

  private line(start: number, end: number): number {
    return this.layout.place(start, end, [start, end]).line;
  }

  /** The year of the budget: the one that title and headings name. */
  private year(): number | null {
    const points = new Map<number, number>();
    this.layout.paragraphs.forEach((paragraph, index) => {
      const text = this.layout.clean.slice(paragraph.start, paragraph.end);
      const titled = index < 8 || paragraph.kind === "heading";
      for (const match of text.matchAll(/(?<![比较与同至截到])(20\d\d)年/g)) {
        const rest = text.slice(match.index, match.index + 60);
        const weight = titled ? 4 : /^20\d\d年[^。；]*预算/.test(rest) ? 1 : 0;
        points.set(Number(match[1]), (points.get(Number(match[1])) ?? 0) + weight);
      }
    });
    const [first, second] = [...points].sort((a, b) => b[1] - a[1]);
    return first && first[1] > 0 && first[1] > (second?.[1] ?? 0) ? first[0] : null;
  }

  private body(): string | null {
    for (const paragraph of this.layout.paragraphs) {
      const text = this.layout.clean.slice(paragraph.words, paragraph.end);
      const name = /^(?:预算主管部门|预算单位|预算部门|编制部门|编制单位|部门名称|单位名称)：([^，。；：]{2,60})$/.exec(text)?.[1]
        ?? (paragraph.kind === "heading" ? /^关于(.{2,60}?)20\d\d年/.exec(text)?.[1] : undefined);
      if (name !== undefined) return name;
    }
    return null;
  }

  /** What stands under 主要职能 and 机构设置. */
  private descriptions(): readonly (readonly [id: string, words: SourceWords])[] {
    const found = new Map<string, { readonly lines: string[]; readonly line: number }>();
    let part: string | null = null;
    this.layout.paragraphs.forEach((paragraph, index) => {
      const words = this.layout.clean.slice(paragraph.words, paragraph.end);
      if (paragraph.contents) return;
      const leaves = paragraph.kind === "heading" && /说明|预算|解释|目录|情况$/.test(words) && !/职能|职责|机构/.test(words);
      if (this.topics[index] !== "duties" || leaves) part = null;
      else if (paragraph.kind === "heading" && DESCRIBED.test(words)) {
        part = /职能|职责/.test(words) ? FUNCTIONS : /机构设置|构成/.test(words) ? INSTITUTIONS : null;
        if (part !== null && !found.has(part)) found.set(part, { lines: [], line: this.line(paragraph.start, paragraph.end) });
      } else if (part !== null && paragraph.kind !== "row") found.get(part)?.lines.push(this.written(paragraph.start, paragraph.end));
    });
    return [...found].flatMap(([id, { lines, line }]) => (lines.length === 0 ? []
      : [[id, { text: renumbered(lines).join("\n"), place: { kind: "line", line }, cut: isCut(lines.at(-1) ?? ""), several: false }] as const]));
  }
}

function subjectsOf(text: string): readonly { readonly id: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(SUBJECT)].map((match) => {
    const name = Object.entries(match.groups ?? {}).find(([, said]) => said !== undefined)?.[0] ?? "";
    return { id: ENTRY_OF[name] ?? "", start: match.index, end: match.index + match[0].length };
  });
}

/**
 * Where words that begin here end: at the end of their sentence, before a clause on another of the three public expenses,
 * or, for what something is used for, before its comparison with last year.
 */
function endOf(text: string, from: number, isUse: boolean): number {
  const listed = LISTED.test(text.slice(from, from + 8));
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const ch = text[at] ?? "";
    if (/[（《“]/.test(ch)) depth += 1;
    else if (/[）》”]/.test(ch)) depth = Math.max(0, depth - 1);
    else if (ch === "；" && /^(?:其中，?)?公务用车(?:购置|运行)/.test(text.slice(at + 1, at + 12))) return at + 1;
    else if (isUse && ch === "，" && /^(?:比|较|与|同)(?:上年|去年|上一年|20\d\d年)/.test(text.slice(at + 1, at + 8))) return at;
    else if (ch === "。" && depth === 0 && !(listed && LISTED.test(text.slice(at + 1, at + 9)))) return at + 1;
  }
  return text.length;
}

/** The direction that a statement says last. */
function directionIn(statement: string): Direction {
  const said = [...statement.matchAll(/(增加|增长|上升|提高|上涨)|(减少|下降|降低|压减|缩减)|(持平|无变化|没有变化|一致)/g)].at(-1);
  if (!said || !/[比较同与]/.test(statement.slice(0, said.index))) return null;
  return said[1] !== undefined ? 1 : said[2] !== undefined ? -1 : 0;
}

function moneyOf(digits: string, unit: string): Fen | null {
  const amount = parseAmountText(digits);
  const measure = (["亿元", "百万元", "万元", "千元", "元"] as const).find((each): each is UnitOfMeasure => each === unit);
  return amount && measure ? fenOf(amount, measure) : null;
}

/** Lines that are numbered through from 1 get their numbers anew where some were lost between them. */
function renumbered(lines: readonly string[]): readonly string[] {
  const numbers = lines.map((line) => /^(\d{1,2})([.、．])/.exec(line));
  const said = numbers.flatMap((number) => (number ? [Number(number[1])] : []));
  if (said[0] !== 1 || said.some((number, index) => index > 0 && number <= (said[index - 1] ?? 0))) return lines;
  let next = 0;
  return lines.map((line, index) => {
    const number = numbers[index];
    if (!number) return line;
    next += 1;
    return `${next}${number[2] ?? "."}${line.slice(number[0].length)}`;
  });
}
