/** Words of 用上年的说明, beside those of the tab 说明. */
import { addressOf, type CellRef } from "../model/cells";
import type { SlotState } from "../model/retelling";
import type { Language } from "./words";

export interface LikeWords {
  readonly title: string;
  readonly intro: string;
  readonly openText: string;
  readonly otherText: string;
  readonly back: string;
  /** On the button that opens the text that was used before. */
  readonly known: (name: string) => string;
  readonly drop: string;
  readonly draft: string;
  readonly use: string;
  readonly emptyDraft: string;
  readonly pasted: string;
  readonly source: (name: string) => string;
  readonly noBook: string;
  readonly bookYear: (year: number, wanted: number) => string;
  readonly again: string;
  readonly sameYear: (year: number) => string;
  readonly sameYearHint: string;
  readonly counts: (follow: number, awaiting: number, open: number) => string;
  /** For figures of last year's text that no table holds. */
  readonly unasked: (count: number) => string;
  readonly ask: string;
  readonly asked: (count: number) => string;
  readonly askedNext: string;
  /** For a text that is of this year already. */
  readonly updated: (changed: number, open: number) => string;
  readonly looksTitle: (count: number) => string;
  readonly noLooks: string;
  readonly looksList: string;
  readonly ambiguous: string;
  /** For a figure that stayed as it was, because nothing says which of the cells it is. */
  readonly undecided: string;
  readonly slotsTitle: (count: number) => string;
  readonly slotsList: string;
  readonly states: Readonly<Record<SlotState, string>>;
  readonly show: string;
  readonly all: string;
  readonly line: (line: number) => string;
  /** On the button that opens the choices of a figure, shown and read aloud. */
  readonly edit: string;
  readonly change: (figure: string) => string;
  readonly close: string;
  readonly closeOf: (figure: string) => string;
  readonly otherCells: string;
  readonly take: (figure: string) => string;
  /** On the button that says that a figure is bound rightly, shown and read aloud. */
  readonly confirm: string;
  readonly confirmOf: (figure: string) => string;
  readonly activeCell: string;
  readonly activeCellHint: string;
  readonly byItself: string;
  readonly typed: string;
  readonly useTyped: string;
  readonly unset: string;
  readonly noAmount: (at: CellRef) => string;
  readonly notTaken: string;
  readonly tracked: string;
  readonly controls: string;
  readonly saveWord: string;
  readonly saveText: string;
  readonly fileName: string;
  readonly made: (file: string) => string;
  readonly madeNext: { readonly word: string; readonly tracked: string; readonly text: string };
  readonly renewed: string;
  readonly wholeText: string;
  readonly textTitle: string;
}

const WORDS: Readonly<Record<Language, LikeWords>> = {
  zh: {
    title: "用上年的说明",
    intro: "打开上年公开的说明，文字照旧，数字、比例、增减方向和年份改成今年的；对不上的数字保留原样并注“待确认”。打开今年已写好的一份，则只改表中变了的数字。文件只在本机读取，原文件不改。",
    openText: "打开上年的说明",
    otherText: "换一份",
    back: "返回说明",
    known: (name) => `用 ${name}`,
    drop: "不用",
    draft: "或粘贴上年的文字",
    use: "按它写今年的",
    emptyDraft: "请先粘贴上年的文字，或打开上年的说明",
    pasted: "粘贴的文字",
    source: (name) => `上年说明：${name}`,
    noBook: "没有上年的工作簿时，只凭文字认数字；打开后每个数字都能对上出处。",
    bookYear: (year, wanted) => `这个工作簿是 ${year} 年的，上年应是 ${wanted} 年，请换一个`,
    again: "按现在的表重写",
    sameYear: (year) => `上年的文字或工作簿与本工作簿同为 ${year} 年`,
    sameYearHint: "请打开上一年的说明和工作簿。",
    counts: (follow, awaiting, open) => `${follow} 个数字已随本年表更新，${awaiting === 0 ? "" : `${awaiting} 个待填，`}${open} 个待确认`,
    unasked: (count) => `上年的说明里有 ${count} 项数，哪张表都没有（政府采购、车辆等）。列入“补充资料”，填一次，说明里就跟着变。`,
    ask: "列入“补充资料”",
    asked: (count) => `“补充资料”里已列出 ${count} 项，旁边是上年数`,
    askedNext: "在黄底的“内容”一列填今年的数，再点“按现在的表重写”；没填的在说明里注“待填”。",
    updated: (changed, open) => `这份文字已是今年的，只改表中变了的数字：改 ${changed} 个，${open} 个待确认`,
    looksTitle: (count) => `请看这 ${count} 处`,
    noLooks: "没有要看的地方",
    looksList: "要看的地方",
    ambiguous: "上年有几格同为此数，今年各不相同，请选定",
    undecided: "上年有几格同为此数，文字没有说明是哪一格，没有改，请选定",
    slotsTitle: (count) => `每个数字的出处（${count}）`,
    slotsList: "每个数字的出处",
    states: { bound: "随表更新", ambiguous: "几格同数", awaiting: "待填", unconfirmed: "待确认", chosen: "已选定" },
    show: "显示",
    all: "全部",
    line: (line) => `第 ${line} 行`,
    edit: "改",
    change: (figure) => `改 ${figure} 的出处`,
    close: "收起",
    closeOf: (figure) => `收起 ${figure} 的出处`,
    otherCells: "上年同为此数的格，今年是：",
    take: (figure) => `用 ${figure}`,
    confirm: "就是这格",
    confirmOf: (figure) => `${figure} 就是这格`,
    activeCell: "用选中的单元格",
    activeCellHint: "先在工作表里点一下正确的单元格。",
    byItself: "这个数由本句的金额算出，改那个金额，它就跟着变；也可直接写定。",
    typed: "写定为",
    useTyped: "写定",
    unset: "恢复自动",
    noAmount: (at) => `${at.sheet}!${addressOf(at)} 里没有认出的金额，没有改`,
    notTaken: "没有改：这个数字已不在今年的文字里",
    tracked: "改动处留修订痕迹",
    controls: "数字记着出处，以后只改变了的",
    saveWord: "保存 Word",
    saveText: "保存文字",
    fileName: "说明",
    made: (file) => `已生成 ${file}`,
    madeNext: {
      word: "样式、目录、页眉和其余文字与上年相同；目录的页码请在 Word 中更新。",
      tracked: "在 Word 或 WPS 中逐处接受或拒绝修订；目录的页码请在 Word 中更新。",
      text: "注“待确认”“待填”的地方请补写。",
    },
    renewed: "表中数字已改动，文字已按现在的表重写。",
    wholeText: "全文（请手工复制）",
    textTitle: "写成的文字",
  },
  en: {
    title: "From last year's text",
    intro: "Open the text published last year: its words stay, figures, rates, directions and years become this year's; what cannot be placed stays as it was, marked 待确认. Of a text of this year only figures whose cells changed are changed. The file is read on this computer and not changed.",
    openText: "Open last year's text",
    otherText: "Another one",
    back: "Back to the text",
    known: (name) => `Use ${name}`,
    drop: "Without it",
    draft: "Or paste last year's text",
    use: "Write this year's by it",
    emptyDraft: "Paste last year's text or open it first",
    pasted: "Pasted text",
    source: (name) => `Last year's text: ${name}`,
    noBook: "Without last year's workbook words alone say what a figure is; with it each figure has its source.",
    bookYear: (year, wanted) => `This workbook is of ${year}; last year was ${wanted}: choose another`,
    again: "Write it anew from the tables",
    sameYear: (year) => `Last year's text or workbook is of ${year}, as this workbook is`,
    sameYearHint: "Open the text and workbook of the year before.",
    counts: (follow, awaiting, open) => `${follow} figures follow this year's tables, ${awaiting === 0 ? "" : `${awaiting} to be typed, `}${open} to be confirmed`,
    unasked: (count) => `Last year's text states ${count} figures that no table holds (procurement, vehicles …). Put on 补充资料 and typed once, the text follows them.`,
    ask: "Put them on 补充资料",
    asked: (count) => `补充资料 asks for ${count} figures, last year's beside`,
    askedNext: "Type this year's into the tinted column, then write it anew; what is blank is marked 待填 in the text.",
    updated: (changed, open) => `This text is this year's already; only figures whose cells changed are changed: ${changed}, ${open} to be confirmed`,
    looksTitle: (count) => (count === 1 ? "Please look at this" : `Please look at these ${count}`),
    noLooks: "Nothing to look at",
    looksList: "To be looked at",
    ambiguous: "Several cells had this figure last year and differ now: choose one",
    undecided: "Several cells had this figure last year and the words do not tell which: not changed, choose one",
    slotsTitle: (count) => `Where each figure comes from (${count})`,
    slotsList: "Where each figure comes from",
    states: { bound: "follows", ambiguous: "several cells", awaiting: "to be typed", unconfirmed: "to be confirmed", chosen: "chosen" },
    show: "Show",
    all: "all",
    line: (line) => `line ${line}`,
    edit: "Change",
    change: (figure) => `Change the source of ${figure}`,
    close: "Close",
    closeOf: (figure) => `Close the source of ${figure}`,
    otherCells: "Cells that had this figure last year say now:",
    take: (figure) => `Use ${figure}`,
    confirm: "Right",
    confirmOf: (figure) => `${figure} is that cell`,
    activeCell: "Use the selected cell",
    activeCellHint: "Click the right cell in the sheet first.",
    byItself: "This figure follows from the amounts of its sentence; change those, or type it.",
    typed: "Write",
    useTyped: "Use this",
    unset: "As found",
    noAmount: (at) => `No amount was read in ${at.sheet}!${addressOf(at)}; nothing was changed`,
    notTaken: "Not changed: the figure is no longer in this year's text",
    tracked: "Show changes as revisions",
    controls: "Figures carry their cells, for later updates",
    saveWord: "Save Word file",
    saveText: "Save text",
    fileName: "说明",
    made: (file) => `Made ${file}`,
    madeNext: {
      word: "Styles, contents, headers and all other words are last year's; update the page numbers of the contents in Word.",
      tracked: "Accept or reject the revisions in Word or WPS; update the page numbers of the contents there.",
      text: "Write what is marked 待确认 or 待填.",
    },
    renewed: "The tables had changed; the text was written anew.",
    wholeText: "Whole text (copy by hand)",
    textTitle: "The text",
  },
};

/** The dictionary of a language. */
export function likeWordsOf(language: Language): LikeWords {
  return WORDS[language];
}
