import { parseArgs } from "node:util";
import type { FormAnswers, FormChoice } from "../model/form";
import { FEN_PER_UNIT, type UnitOfMeasure } from "../model/money";
import type { Level, Scope } from "../model/profile";
import { Problem } from "./problem";

/** A command with its options, read from the command line. */
export type Command =
  | { readonly name: "profiles"; readonly format: "text" | "json"; readonly of: FormChoiceOf | null }
  | { readonly name: "new"; readonly profile: string | null; readonly level: Level | null; readonly scope: Scope; readonly measure: UnitOfMeasure | null; readonly year: number; readonly department: string; readonly units: readonly string[]; readonly out: string | null; readonly force: boolean }
  | { readonly name: "form"; readonly file: string; readonly year: number; readonly answers: FormAnswers; readonly saveForm: string | null; readonly ownSheets: boolean; readonly text: string | null; readonly profile: string | null; readonly format: "text" | "json"; readonly out: string | null; readonly force: boolean }
  | { readonly name: "fill"; readonly file: string; readonly codes: string | null; readonly profile: string | null; readonly out: string | null; readonly force: boolean; readonly values: boolean }
  | { readonly name: "validate"; readonly files: readonly string[]; readonly filesFrom: string | null; readonly jobs: number | null; readonly profile: string | null; readonly text: string | null; readonly outText: string | null; readonly last: string | null; readonly format: "text" | "json" | "jsonl" | "html"; readonly out: string | null; readonly force: boolean }
  | { readonly name: "narrate"; readonly file: string; readonly profile: string | null; readonly format: "text" | "md" | "json" | "docx"; readonly like: LikeLast | null; readonly out: string | null; readonly force: boolean }
  | { readonly name: "help" };

/** Last year's text to be told anew, last year's workbook, and whether its changes are to be seen in Word. */
export interface LikeLast {
  readonly text: string;
  readonly last: string | null;
  readonly tracked: boolean;
  /** Whether figures of a Word file are written without their facts. */
  readonly plain: boolean;
}

/** For whom a form is looked for: a region (or a form by its id), a level of government, the kind of body and the year; null for this year's budget. */
export interface FormChoiceOf {
  readonly region: string;
  readonly level: Level | null;
  readonly scope: Scope;
  readonly year: number | null;
}

/** What the commands are, for --help. */
export const USAGE = `用法：
  profiles  [--format text|json]                                                             列出可以新建的版式
  profiles  --region 地区 [--level central|province|city|county] [--scope department|unit] [--year 2027]   看某地某级某年用哪个版式、印哪些表、出处和尚不知道的
  new       [--profile 版式|地区|文件.json] [--level 级次] [--scope department|unit] [--measure 万元|元] --year 2027 --department 名称 [--unit 单位名称]… [--out 文件.xlsx]   新建一套空表
  new       --form 上年.xlsx --year 2027 [--out 文件.xlsx] [--choose 编号=做法]… [--text 上年说明.docx|.txt|.md] [--own-sheets] [--save-form 版式.json] [--format text|json]     用上年的工作簿做今年的一套表：年份改好、数字清空、合计为公式，其余不动；拿不准的逐条列出；--text 把上年说明里有、表中没有的数逐项列入补充资料待填；--own-sheets 加上基本信息和补充资料；--save-form 另存为版式文件，供 --profile 使用
  fill      文件.xlsx [--out 文件.xlsx] [--values] [--codes 科目表.xlsx|.csv]                    填充小计与占比；--codes 先导入本单位的《政府收支分类科目》
  validate  文件.xlsx… [--text 说明.docx|.txt|.md] [--last 上年.xlsx] [--format text|json|jsonl|html] [--out-text 批注说明.docx] [--out 批注副本.xlsx] [--files-from 名单|-] [--jobs 线程数]   校验；--text 同时核对一份说明文字；--last 同时把上年预算数与上年的工作簿核对；名单一行一个文件，- 为标准输入；jsonl 一个文件一行，校验完一个输出一个
  narrate   文件.xlsx [--format text|md|json|docx] [--out 文件]                               生成说明；docx 为公开全文（含目录和各表）
  narrate   文件.xlsx --like 上年说明.docx|.txt|.md [--last 上年.xlsx] [--tracked] [--plain] [--out 文件]   按上年文字写今年的说明；给出的已是今年的，只改表中变了的数字；--tracked 在 Word 中留下修订痕迹；Word 中的数字都记着出处，--plain 不记
文件为 .xlsx，也可以是 .xls、.et、.ods（结果存为 .xlsx）；版式在文件里的，其他命令也加 --profile 文件.json；--out 指明的文件已经存在时不覆盖，加 --force 才替换；任何时候都不覆盖读入的文件。
退出码：0 没有错误和不一致；1 有；2 未能运行。`;

const OPTIONS = {
  region: { type: "string" }, level: { type: "string" }, profile: { type: "string" }, scope: { type: "string" }, measure: { type: "string" }, year: { type: "string" }, department: { type: "string" }, unit: { type: "string", multiple: true },
  out: { type: "string" }, values: { type: "boolean" }, format: { type: "string" }, text: { type: "string" }, "out-text": { type: "string" }, like: { type: "string" }, last: { type: "string" }, tracked: { type: "boolean" }, plain: { type: "boolean" }, codes: { type: "string" }, form: { type: "string" }, choose: { type: "string", multiple: true }, "save-form": { type: "string" }, "own-sheets": { type: "boolean" }, "files-from": { type: "string" }, jobs: { type: "string" }, force: { type: "boolean" }, help: { type: "boolean", short: "h" },
} as const;

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  profiles: ["format", "region", "level", "scope", "year"],
  new: ["profile", "level", "scope", "measure", "year", "department", "unit", "out", "force", "form", "choose", "save-form", "own-sheets", "text", "format"],
  fill: ["profile", "out", "force", "values", "codes"],
  validate: ["profile", "text", "out-text", "last", "format", "out", "force", "files-from", "jobs"],
  narrate: ["profile", "format", "like", "last", "tracked", "plain", "out", "force"],
};

/**
 * Reads the command line.
 *
 * @throws Problem when a command, option or value is not understood.
 */
export function parseCommand(argv: readonly string[]): Command {
  const { values, positionals } = parsed(argv);
  const [name, ...files] = positionals;
  if (values.help || name === undefined || name === "help") return { name: "help" };
  const allowed = ALLOWED[name];
  if (!allowed) throw new Problem(name, "没有这个命令", "可用 profiles、new、fill、validate、narrate");
  const stray = Object.keys(values).find((option) => !allowed.includes(option));
  if (stray !== undefined) throw new Problem(`--${stray}`, `命令 ${name} 没有这个选项`, `可用 ${allowed.map((option) => `--${option}`).join(" ")}`);
  if (values.out === "") throw new Problem("--out", "没有写文件名", "请写上要保存的文件");
  const rest = { profile: values.profile ?? null, out: values.out ?? null, force: values.force ?? false };
  switch (name) {
    case "profiles":
      noFile(files, name, "请去掉这个参数");
      return { name, format: formatOf(values.format, ["text", "json"] as const), of: choiceOf(values) };
    case "new":
      noFile(files, name, "请去掉这个参数，用 --out 指明保存位置");
      return values.form === undefined ? newCommand(values, rest) : formCommand(values, rest);
    case "fill":
      return { name, file: onlyFile(files, name), ...rest, values: values.values ?? false, codes: values.codes ?? null };
    case "validate": return validateCommand(values, files, rest);
    default:
      return { name: "narrate", file: onlyFile(files, name), ...rest, format: formatOf(values.format, ["text", "md", "json", "docx"] as const), like: likeOf(values) };
  }
}

type Values = ReturnType<typeof parsed>["values"];

/** @throws Problem where a level, a kind of body or a year stands without a region */
function choiceOf({ region, level, scope, year }: Values): FormChoiceOf | null {
  if (region === undefined) {
    const stray = Object.entries({ level, scope, year }).find(([, value]) => value !== undefined);
    if (stray) throw new Problem(`--${stray[0]}`, "只与 --region 一起用", "请加上 --region 地区，例如 --region 浙江");
    return null;
  }
  return { region: region.trim(), level: levelOf(level), scope: oneOf("--scope", scope ?? "department", SCOPES), year: year === undefined ? null : yearOf(year) };
}

function levelOf(level: string | undefined): Level | null {
  return level === undefined ? null : oneOf("--level", level, LEVELS);
}

/** A new workbook in the form of a profile. */
function newCommand(values: Values, rest: Pick<Command & { name: "new" }, "profile" | "out" | "force">): Command {
  for (const option of ["choose", "save-form", "own-sheets", "text", "format"] as const) if (values[option] !== undefined) throw new Problem(`--${option}`, "只与 --form 一起用", "请去掉，或用 --form 指明上年的工作簿");
  return {
    name: "new", ...rest, level: levelOf(values.level), scope: oneOf("--scope", values.scope ?? "department", SCOPES), measure: values.measure === undefined ? null : oneOf("--measure", values.measure, UNITS),
    year: yearOf(values.year), department: values.department?.trim() ?? "", units: (values.unit ?? []).map((unit) => unit.trim()),
  };
}

function validateCommand(values: Values, files: readonly string[], rest: Pick<Command & { name: "validate" }, "profile" | "out" | "force">): Command {
  const filesFrom = values["files-from"] ?? null;
  const several = files.length > 1 || filesFrom !== null;
  if (filesFrom === "") throw new Problem("--files-from", "没有写文件名", "请写上名单，或用 - 从标准输入读取");
  if (files.length === 0 && filesFrom === null) throw new Problem("validate", "没有指明文件", "请写上要校验的工作簿");
  if (rest.out !== null && several) throw new Problem("--out", "批注副本只能对一个文件生成", "请逐个文件运行");
  if (values.text === "") throw new Problem("--text", "没有写文件名", "请写上要核对的说明文字");
  if (values.text !== undefined && several) throw new Problem("--text", "说明文字只能与一个工作簿核对", "请逐个文件运行");
  if (values.last === "") throw new Problem("--last", "没有写文件名", "请写上上年的工作簿");
  if (values.last !== undefined && several) throw new Problem("--last", "上年的工作簿只能与一个工作簿核对", "请逐个文件运行");
  const outText = values["out-text"] ?? null;
  if (outText === "") throw new Problem("--out-text", "没有写文件名", "请写上要保存的 .docx");
  if (outText !== null && values.text === undefined) throw new Problem("--out-text", "只与 --text 一起用", "请加上 --text 说明.docx");
  return { name: "validate", files, filesFrom, jobs: jobsOf(values.jobs), text: values.text ?? null, outText, last: values.last ?? null, format: formatOf(values.format, ["text", "json", "jsonl", "html"] as const), ...rest };
}

const MOST_JOBS = 64;

function jobsOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d?$/.test(text) || Number(text) > MOST_JOBS) throw new Problem("--jobs", `“${text}”不是可用的线程数`, `请写 1 到 ${MOST_JOBS} 之间的整数`);
  return Number(text);
}

/** `new --form`: last year's workbook takes the place of a profile. */
function formCommand(values: Values, rest: Pick<Command & { name: "form" }, "profile" | "out" | "force">): Command {
  if (values.form === undefined || values.form === "") throw new Problem("--form", "没有写文件名", "请写上上年的工作簿");
  const stray = (["level", "scope", "measure", "department", "unit"] as const).find((option) => values[option] !== undefined);
  if (stray !== undefined) throw new Problem(`--${stray}`, "与 --form 不能一起用", "上年的工作簿里有这些，请去掉");
  if (values.text === "") throw new Problem("--text", "没有写文件名", "请写上上年的说明");
  if (values["save-form"] === "") throw new Problem("--save-form", "没有写文件名", "请写上要保存的版式文件 .json");
  const answers = (values.choose ?? []).map((text): [string, FormChoice] => {
    const at = text.lastIndexOf("=");
    return [text.slice(0, Math.max(0, at)), oneOf("--choose", text.slice(at + 1), CHOICES)];
  });
  return { name: "form", file: values.form, year: yearOf(values.year), answers: new Map(answers), saveForm: values["save-form"] ?? null, ownSheets: values["own-sheets"] ?? false, text: values.text ?? null, format: formatOf(values.format, ["text", "json"] as const), ...rest };
}

const CHOICES: readonly FormChoice[] = ["blank", "move", "derive", "change", "keep"];

function noFile([file]: readonly string[], name: string, advice: string): void {
  if (file !== undefined) throw new Problem(file, `${name} 不读文件`, advice);
}

function parsed(argv: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const detail = error instanceof Error ? error.message.split("\n")[0] ?? "" : "";
    throw new Problem("命令行", `参数看不懂（${detail}）`, "用 --help 查看用法");
  }
}

/** @throws Problem where an option of --like stands without it, or with a format that goes not with it */
function likeOf({ like, last, tracked, plain, format }: { readonly like?: string; readonly last?: string; readonly tracked?: boolean; readonly plain?: boolean; readonly format?: string }): LikeLast | null {
  if (like === undefined) {
    if (last !== undefined) throw new Problem("--last", "只与 --like 一起用", "请加上 --like 上年说明");
    if (tracked) throw new Problem("--tracked", "只与 --like 一起用", "请加上 --like 上年说明.docx");
    return null;
  }
  if (like === "") throw new Problem("--like", "没有写文件名", "请写上上年的说明文字");
  if (last === "") throw new Problem("--last", "没有写文件名", "请写上上年的工作簿");
  if (format !== undefined && format !== "json") throw new Problem("--format", "按上年文字写时，格式与上年文字相同", "请去掉 --format，或用 --format json");
  return { text: like, last: last ?? null, tracked: tracked ?? false, plain: plain ?? false };
}

function onlyFile(files: readonly string[], name: string): string {
  const [file, more] = files;
  if (file === undefined) throw new Problem(name, "没有指明文件", "请写上工作簿");
  if (more !== undefined) throw new Problem(more, `${name} 一次只处理一个文件`, "请逐个文件运行");
  return file;
}

const SCOPES: readonly Scope[] = ["department", "unit"];
const LEVELS: readonly Level[] = ["central", "province", "city", "county"];
const UNITS = Object.keys(FEN_PER_UNIT) as readonly UnitOfMeasure[];

function oneOf<Value extends string>(option: string, text: string, values: readonly Value[]): Value {
  const value = values.find((candidate) => candidate === text);
  if (value === undefined) throw new Problem(option, `没有“${text}”这种写法`, `可用 ${values.join("、")}`);
  return value;
}

function yearOf(text: string | undefined): number {
  if (text === undefined) throw new Problem("--year", "没有写年份", "例如 --year 2022");
  if (!/^(19|20)\d{2}$/.test(text)) throw new Problem("--year", `“${text}”不是年份`, "请写四位年份，例如 2022");
  return Number(text);
}

function formatOf<T extends string>(text: string | undefined, formats: readonly [T, ...T[]]): T {
  if (text === undefined) return formats[0];
  const format = formats.find((candidate) => candidate === text);
  if (format === undefined) throw new Problem("--format", `没有“${text}”这种格式`, `可用 ${formats.join("、")}`);
  return format;
}
