/** The printed forms of an item, and the one in which it is read: 类（类）款（款）项（项）, 类-款-项, 2130301行政运行, 行政运行（2130301）. */

const NAME = "\u4e00-\u9fff";
/** Of a class, division or item by what it is for, or of a class or item by what is paid. */
const CODE = "(?:2\\d{6}|[235]\\d{4}|[235]\\d\\d)";
const OPENS = "[【〔\\[〖（]";
const CLOSES = "[】〕\\]〗）]";
/** Nothing of the forms below can stand in words without one of these. */
const MARKS = /\d{2}|[【〔\[〖/>→·_]|--/;

/** Each form and what it becomes, one after the other. */
const FORMS: readonly (readonly [form: RegExp, read: string])[] = [
  // 【2130301行政运行】, 〔行政运行2130301〕
  [new RegExp(`[【〔\\[〖](${CODE}[-_]?[${NAME}]{2,40}|[${NAME}]{2,40}[-_]?${CODE})[】〕\\]〗]`, "g"), "$1"],
  // 213-21303-2130301行政运行: the last says the others too.
  [new RegExp(`(?<!\\d)(?:2\\d\\d-2\\d{4}|2\\d\\d|2\\d{4})-(?=(?:2\\d{6}|2\\d{4})[-_]?[${NAME}])`, "g"), ""],
  // 213-03-01行政运行, 213类03款01项行政运行
  [new RegExp(`(?<!\\d)(2\\d\\d)[-.类](\\d\\d)[-.款](\\d\\d)[-.项]?(?=[${NAME}])`, "g"), "$1$2$3"],
  // 2130301-行政运行, 2130301_行政运行, 2130301.行政运行
  [new RegExp(`(?<!\\d)(2\\d{6}|[235]\\d{4}|2\\d\\d|[35]0\\d|31\\d)(?:[-_.、]|--)(?=[${NAME}])`, "g"), "$1"],
  // 行政运行-2130301, 行政运行_2130301
  [new RegExp(`(?<=[${NAME}）])[-_](${CODE})(?=$|[：，、。]|支出|预算|\\d{4}年)`, "g"), "（$1）"],
  // （类：213）, 农林水支出类（213）, 行政运行项2130301
  [/（([类款项])[：-]?(\d{2,7})）/g, "（$2$1）"],
  [new RegExp(`(?<=[${NAME}])(?<!事|款)[类款项]${OPENS}(${CODE})${CLOSES}`, "g"), "（$1）"],
  // 农林水支出[213]水利[21303]行政运行[2130301]: names above an item, each with its code behind it.
  [new RegExp(`(?<=[${NAME}])${OPENS}${CODE}${CLOSES}-?(?=[${NAME}]{2,40}${OPENS}${CODE}${CLOSES})`, "g"), "-"],
  [new RegExp(`(?<=[${NAME}）])[【〔\\[〖](${CODE})[】〕\\]〗]`, "g"), "（$1）"],
  // （2130301）行政运行, 【2130301】行政运行: no name stands before it.
  [new RegExp(`(?<![${NAME}）\\d])${OPENS}(${CODE})${CLOSES}[-：]?(?=[${NAME}])`, "g"), "$1"],
  // 农林水支出——水利——行政运行, 农林水支出>水利>行政运行
  [new RegExp(`(?<=[${NAME}）])(?:-{2,}|[>→·_]+)(?=(?:${CODE})?[${NAME}])`, "g"), "-"],
  [new RegExp(`(?<=支出)/([${NAME}]{2,30})/(?=[${NAME}])`, "g"), "-$1-"],
];

/** Words of a cleaned text with every item in the form in which it is read. */
export function itemWords(words: string): string {
  return MARKS.test(words) ? FORMS.reduce((read, [form, as]) => read.replace(form, as), words) : words;
}

const BARE_CODE = new RegExp(`^(${CODE})(?:[类款项]|科目|支出|预算|安排)*$`);

/** The code that stands for an item without its name: "301类", "2130301支出"; null for anything else. */
export function bareCodeOf(words: string): string | null {
  return BARE_CODE.exec(words)?.[1] ?? null;
}
