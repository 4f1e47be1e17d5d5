import { Attributes, TextRun, XmlComponent, type IContext, type IXmlableObject } from "docx";
import { carriedBy } from "../../lastYear";
import type { BudgetBook } from "../../model/book";
import type { FigureControl } from "../../model/figureTags";
import type { Narrative } from "../../model/narrative";
import { narrativeText } from "../narrative";
import { textRuns } from "./table";

/** What the figures of paragraphs carry, by the words of these; places are those in the paragraph. */
export type NarrativeControls = ReadonlyMap<string, readonly FigureControl[]>;

/** What the figures of an explanatory text carry, as whoever reads it understands them. */
export function narrativeControls(narrative: Narrative, book: BudgetBook): NarrativeControls {
  const text = narrativeText(narrative);
  const controls = carriedBy(text, book);
  const found = new Map<string, readonly FigureControl[]>();
  let at = 0;
  for (const line of text.split("\n")) {
    const own = controls.filter(({ start, length }) => start >= at && start + length <= at + line.length).map((control) => ({ ...control, start: control.start - at }));
    if (own.length > 0) found.set(line, own);
    at += line.length + 1;
  }
  return found;
}

/** Words as runs, figures in their controls. */
export function controlledRuns(text: string, controls: readonly FigureControl[]): TextRun[] {
  const parts: TextRun[] = [];
  let at = 0;
  for (const control of controls) {
    if (control.start < at) continue;
    if (control.start > at) parts.push(...textRuns(text.slice(at, control.start)));
    at = control.start + control.length;
    parts.push(new ContentControl(control, textRuns(text.slice(control.start, at))));
  }
  return at < text.length || parts.length === 0 ? [...parts, ...textRuns(text.slice(at))] : parts;
}

/** An element with one value, as the library writes such. */
class ValueElement extends XmlComponent {
  constructor(name: string, value: string) {
    super(name);
    this.root.push(new Attributes({ val: value }));
  }
}

class Parent extends XmlComponent {
  constructor(name: string, children: readonly XmlComponent[]) {
    super(name);
    this.root.push(...children);
  }
}

/** Runs that carry a tag: to the library a run as others, in the file a control around them. Its number is left to the program that opens the file. */
class ContentControl extends TextRun {
  private readonly control: XmlComponent;

  constructor({ tag, title }: FigureControl, runs: readonly TextRun[]) {
    super({});
    this.control = new Parent("w:sdt", [new Parent("w:sdtPr", [new ValueElement("w:alias", title), new ValueElement("w:tag", tag)]), new Parent("w:sdtContent", runs)]);
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    return this.control.prepForXml(context);
  }
}
