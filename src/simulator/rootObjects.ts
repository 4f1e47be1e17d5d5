/** Excel's Workbook and Application: where every path begins. */
import { cellArea } from "./address";
import { CommentCollection } from "./comments";
import { oneOf } from "./formats";
import { TableCollection } from "./listObjects";
import { NamedItemCollection } from "./names";
import { Range } from "./range";
import { logicalArgument, textArgument, WireObject } from "./wire";
import { WorksheetCollection } from "./worksheet";

export class Workbook extends WireObject {
  readonly typeName = "Workbook";
  readonly scalars = ["Name", "ReadOnly"];

  get Name(): string {
    return this.context.workbook.name;
  }
  get ReadOnly(): boolean {
    return false;
  }
  get Worksheets(): WorksheetCollection {
    return new WorksheetCollection(this.context);
  }
  get Tables(): TableCollection {
    return new TableCollection(this.context, null);
  }
  get Names(): NamedItemCollection {
    return new NamedItemCollection(this.context, null);
  }
  get Comments(): CommentCollection {
    return new CommentCollection(this.context, null);
  }
  get Application(): Application {
    return new Application(this.context);
  }
  get _Runtime(): Runtime {
    return new Runtime(this.context);
  }
  GetSelectedRange(): Range {
    const { workbook } = this.context;
    return new Range(this.context, workbook.active, workbook.selection);
  }
  GetActiveCell(): Range {
    const { workbook } = this.context;
    return new Range(this.context, workbook.active, cellArea(workbook.selection.top, workbook.selection.left));
  }
  _RemoveReference(id: unknown): void {
    this.context.references.release(textArgument(id, "Workbook._RemoveReference"));
  }
}

/** `context.runtime`: whether the client wants to hear of events. */
class Runtime extends WireObject {
  readonly typeName = "Runtime";
  readonly scalars = ["EnableEvents"];

  get EnableEvents(): unknown {
    return this.context.events.enabled;
  }
  set EnableEvents(value: unknown) {
    this.context.events.enabled = logicalArgument(value, "Runtime.enableEvents");
  }
}

class Application extends WireObject {
  readonly typeName = "Application";
  readonly scalars = ["CalculationMode", "CalculationState"];

  get CalculationMode(): unknown {
    return this.context.workbook.calculation.manual ? "Manual" : "Automatic";
  }
  set CalculationMode(value: unknown) {
    const manual = oneOf(value, ["Automatic", "AutomaticExceptTables", "Manual"], "Application.calculationMode") === "Manual";
    this.context.workbook.calculation.manual = manual;
  }
  get CalculationState(): string {
    const { calculation } = this.context.workbook;
    return calculation.manual && calculation.pending ? "Pending" : "Done";
  }
  Calculate(type: unknown): void {
    oneOf(type, ["Recalculate", "Full", "FullRebuild"], "Application.calculate");
    this.context.workbook.calculation.recalculate();
  }
  /** Results are only worked out when something asks for them, so nothing needs to be suspended. */
  readonly SuspendApiCalculationUntilNextSync = (): null => null;
  /** The workbench's grid redraws once a request, so nothing needs to be suspended. */
  readonly SuspendScreenUpdatingUntilNextSync = (): null => null;
}

/** The service that the client tells at start that its ribbon buttons are ready. */
export class AddinInternalService extends WireObject {
  readonly typeName = "AddinInternalService";
  readonly scalars = [];
  private told = false;

  get Ready(): boolean {
    return this.told;
  }
  NotifyActionHandlerReady(): void {
    this.told = true;
  }
}
