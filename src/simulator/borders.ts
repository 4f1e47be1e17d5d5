/** The lines round cells. */
import { intersection, LAST_COLUMN, LAST_ROW, type Area } from "./address";
import { BORDER_EDGES, type Border, type BorderEdge, type CellEdge } from "./cells";
import { colorFrom } from "./colors";
import { common, oneOf, type FormatTarget } from "./formats";
import { span } from "./grid";
import type { SheetModel } from "./sheet";
import { WireCollection, WireObject, type WireContext } from "./wire";
import { writeFormat } from "./writing";

export class RangeBorders extends WireCollection<RangeBorder> {
  readonly typeName = "RangeBorderCollection";

  constructor(
    context: WireContext,
    private readonly target: FormatTarget,
  ) {
    super(context);
  }

  items(): readonly RangeBorder[] {
    return BORDER_EDGES.map((edge) => new RangeBorder(this.context, this.target, edge));
  }

  find(key: string): RangeBorder | undefined {
    return this.items().find((border) => border.SideIndex === key);
  }

  get Count(): number {
    return BORDER_EDGES.length;
  }
}

const NO_BORDER: Border = { style: "None", color: "#000000", weight: "Thin" };
const OPPOSITE: Readonly<Record<CellEdge, CellEdge>> = { EdgeTop: "EdgeBottom", EdgeBottom: "EdgeTop", EdgeLeft: "EdgeRight", EdgeRight: "EdgeLeft" };

/** The edges of the cell at this place that an edge of the area means. */
function edgesOfCell(edge: BorderEdge, row: number, column: number, area: Area): readonly CellEdge[] {
  switch (edge) {
    case "EdgeTop":
      return row === area.top ? ["EdgeTop"] : [];
    case "EdgeBottom":
      return row === area.bottom ? ["EdgeBottom"] : [];
    case "EdgeLeft":
      return column === area.left ? ["EdgeLeft"] : [];
    case "EdgeRight":
      return column === area.right ? ["EdgeRight"] : [];
    case "InsideHorizontal":
      return [...(row > area.top ? (["EdgeTop"] as const) : []), ...(row < area.bottom ? (["EdgeBottom"] as const) : [])];
    case "InsideVertical":
      return [...(column > area.left ? (["EdgeLeft"] as const) : []), ...(column < area.right ? (["EdgeRight"] as const) : [])];
    default:
      return [];
  }
}

class RangeBorder extends WireObject {
  readonly typeName = "RangeBorder";
  readonly scalars = ["Color", "SideIndex", "Style", "Weight"];

  constructor(
    context: WireContext,
    private readonly target: FormatTarget,
    private readonly edge: BorderEdge,
  ) {
    super(context);
  }

  override ownSheet(): SheetModel {
    return this.target.sheet;
  }

  override identity(): Readonly<Record<string, unknown>> {
    return { SideIndex: this.edge };
  }

  get SideIndex(): string {
    return this.edge;
  }
  get Style(): unknown {
    return this.readEdge("style");
  }
  set Style(value: unknown) {
    const style = oneOf(value, ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot"], "RangeBorder.style");
    this.writeEdge({ style });
  }
  get Color(): unknown {
    return this.readEdge("color");
  }
  set Color(value: unknown) {
    this.writeEdge({ color: colorFrom(value, "RangeBorder.color") || "#000000" });
  }
  get Weight(): unknown {
    return this.readEdge("weight");
  }
  set Weight(value: unknown) {
    this.writeEdge({ weight: oneOf(value, ["Hairline", "Thin", "Medium", "Thick"], "RangeBorder.weight") });
  }

  private readEdge(key: keyof Border): string | null {
    const seen: string[] = [];
    const { sheet, areas } = this.target;
    for (const area of areas) {
      const bounded = { ...area, bottom: Math.min(area.bottom, area.top + 2_000), right: Math.min(area.right, area.left + 200) };
      for (const row of span(area.top, bounded.bottom))
        for (const column of span(area.left, bounded.right))
          for (const edge of edgesOfCell(this.edge, row, column, area)) seen.push((sheet.grid.formatAt(row, column).borders?.[edge] ?? NO_BORDER)[key]);
    }
    return seen.length === 0 ? NO_BORDER[key] : common(seen);
  }

  private writeEdge(change: Partial<Border>): void {
    const { sheet, areas } = this.target;
    for (const area of areas) writeFormat(this.context.workbook, sheet, area, this.typeName, (format, row, column) => {
      const edges = edgesOfCell(this.edge, row, column, area);
      if (edges.length === 0) return format;
      const borders: Partial<Record<CellEdge, Border>> = { ...format.borders };
      for (const edge of edges) {
        const before = borders[edge] ?? NO_BORDER;
        // Giving a colour or weight to an edge that has no line draws a thin line, as in Excel.
        const style = change.style ?? (before.style === "None" ? "Continuous" : before.style);
        borders[edge] = { ...before, ...change, style };
      }
      return { ...format, borders: Object.fromEntries(Object.entries(borders).filter(([, border]) => border.style !== "None")) };
    });
    if (change.style === "None") this.clearNeighbours();
  }

  /** A line may be kept by the cell next door; taking it away takes that one too. */
  private clearNeighbours(): void {
    if (!this.edge.startsWith("Edge")) return;
    const edge = this.edge as CellEdge;
    for (const area of this.target.areas) {
      const beside: Readonly<Record<CellEdge, Area>> = {
        EdgeTop: { ...area, top: area.top - 1, bottom: area.top - 1 },
        EdgeBottom: { ...area, top: area.bottom + 1, bottom: area.bottom + 1 },
        EdgeLeft: { ...area, left: area.left - 1, right: area.left - 1 },
        EdgeRight: { ...area, left: area.right + 1, right: area.right + 1 },
      };
      const inside = intersection(beside[edge], { top: 0, left: 0, bottom: LAST_ROW, right: LAST_COLUMN });
      if (!inside) continue;
      for (const { cell } of this.target.sheet.grid.within(inside)) {
        const { [OPPOSITE[edge]]: _, ...rest } = cell.format.borders ?? {};
        if (cell.format.borders) cell.format = { ...cell.format, borders: rest };
      }
    }
  }
}
