/** Data validation: rules are stored and told, not enforced (Excel does not enforce them on a program's writes either). */
import { intersection, subtract } from "./address";
import { accessDenied } from "./errors";
import type { FormatTarget } from "./formats";
import type { SheetModel, ValidationModel } from "./sheet";
import { logicalArgument, recordArgument, WireObject, type WireContext } from "./wire";

const KINDS: Readonly<Record<string, string>> = { wholeNumber: "WholeNumber", decimal: "Decimal", textLength: "TextLength", list: "List", date: "Date", time: "Time", custom: "Custom" };

export class DataValidation extends WireObject {
  readonly typeName = "DataValidation";
  readonly scalars = ["ErrorAlert", "IgnoreBlanks", "Prompt", "Rule", "Type"];

  constructor(
    context: WireContext,
    private readonly target: FormatTarget,
  ) {
    super(context);
  }

  override ownSheet(): SheetModel {
    return this.target.sheet;
  }

  private get model(): ValidationModel | undefined {
    return this.target.sheet.validations.find((rule) => this.target.areas.some((area) => intersection(rule.area, area) !== null));
  }

  private put(change: Partial<ValidationModel>): void {
    const { sheet, areas } = this.target;
    if (sheet.protected) throw accessDenied("DataValidation");
    const before = this.model;
    this.remove();
    for (const area of areas) sheet.validations.push({ rule: {}, errorAlert: null, prompt: null, ignoreBlanks: true, ...before, ...change, area });
    this.context.workbook.tell({ kind: "format", sheet });
  }

  private remove(): void {
    const { sheet, areas } = this.target;
    for (const area of areas) sheet.validations = sheet.validations.flatMap((rule) => subtract(rule.area, area).map((part) => ({ ...rule, area: part })));
  }

  get Type(): string {
    const rule = this.model?.rule;
    const kind = Object.keys(rule !== null && typeof rule === "object" ? rule : {}).find((key) => key in KINDS);
    return kind === undefined ? "None" : (KINDS[kind] ?? "None");
  }
  get Rule(): unknown {
    return this.model?.rule ?? {};
  }
  set Rule(value: unknown) {
    this.put({ rule: recordArgument(value, "DataValidation.rule") });
  }
  get ErrorAlert(): unknown {
    return this.model?.errorAlert ?? { message: "", showAlert: true, style: "Stop", title: "" };
  }
  set ErrorAlert(value: unknown) {
    this.put({ errorAlert: recordArgument(value, "DataValidation.errorAlert") });
  }
  get Prompt(): unknown {
    return this.model?.prompt ?? { message: "", showPrompt: true, title: "" };
  }
  set Prompt(value: unknown) {
    this.put({ prompt: recordArgument(value, "DataValidation.prompt") });
  }
  get IgnoreBlanks(): unknown {
    return this.model?.ignoreBlanks ?? true;
  }
  set IgnoreBlanks(value: unknown) {
    this.put({ ignoreBlanks: logicalArgument(value, "DataValidation.ignoreBlanks") });
  }
  Clear(): void {
    if (this.target.sheet.protected) throw accessDenied("DataValidation.clear");
    this.remove();
    this.context.workbook.tell({ kind: "format", sheet: this.target.sheet });
  }
}
