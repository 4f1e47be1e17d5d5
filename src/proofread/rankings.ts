import type { Sources } from "./amounts";
import { sentencesOf } from "./clauses";
import type { Collector } from "./collector";
import { isOfOthers, isOfOwnOffice } from "./others";
import { RULES } from "./rules";
import type { Said } from "./said";
import { isFree } from "./sections";

const NAME = "(?!其中)([\\u4e00-\\u9fff]{2,24}?)(?:（类）)?";
/** What of something is the most: never by how much it has changed. */
const OF = "(?:支出|预算|金额|数额|规模|占比|所占比[例重]|比[例重])?";
/** "其中农林水支出占比最大": a class, and that it is the most or the least. */
const NAMED_FIRST = new RegExp(`(?<=^|[，。；：]|其中)${NAME}(?:支出)?${OF}(?:为|是)?最([多大高少小低])(?=[，。；、）]|$)`, "g");
/** "支出最多的是农林水支出". */
const NAMED_BEHIND = new RegExp(`(?<=^|[，。；：]|其中)${OF}最([多大高少小低])的(?:一类|一项|类别|科目|支出)?(?:是|为)${NAME}(?=[，。；、）\\d]|$)`, "g");
/** Words that take together less than all classes: a part of the money, or of the classes. */
const RESTRICTED = /除|以外|之外|[^其]中，|方面|增[长幅量]|降|变[动化]|民生|专项|新增|基本支出|项目支出|人员经费|公用经费/;

/** Checks what a text says to be the most, or the least, of the classes of its section's table. */
export function checkRankings(prose: readonly Said[], sources: Sources, collector: Collector): void {
  for (const said of prose) {
    if (isFree(said.topic)) continue;
    for (const sentence of sentencesOf(collector.layout.clean, said.paragraph)) {
      const words = collector.layout.clean.slice(...sentence);
      if (!words.includes("最") || isOfOthers(words, sources.year) || isOfOwnOffice(words, sources.book.scope)) continue;
      for (const match of words.matchAll(NAMED_FIRST)) rank(match, match[1] ?? "", match[2] ?? "", words, sentence, said, sources, collector);
      for (const match of words.matchAll(NAMED_BEHIND)) rank(match, match[2] ?? "", match[1] ?? "", words, sentence, said, sources, collector);
    }
  }
}

function rank(
  match: RegExpExecArray, name: string, most: string, words: string, sentence: readonly [number, number], { topic }: Said, { items }: Sources, collector: Collector,
): void {
  if (RESTRICTED.test(words.slice(0, match.index + match[0].length).replace(/^.*基本支出预?算?\d/, topic === "basic-expenditure" ? "" : "$&"))) return;
  const classes = items.classes(name, topic).filter(({ money }) => money > 0);
  const own = classes.find(({ named }) => named);
  if (!own || classes.length < 2) return;
  const isMost = /[多大高]/.test(most);
  const first = classes.reduce((best, each) => ((isMost ? each.money > best.money : each.money < best.money) ? each : best));
  if (first.money === own.money) return;
  const start = sentence[0] + match.index;
  collector.at([start, start + match[0].length], sentence, {
    rule: RULES.ranking, at: own.cells[0] ?? null, related: first.cells,
    values: { label: name, printed: `最${most}`, expected: first.name },
  });
}
