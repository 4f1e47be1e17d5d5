import type { Scalar } from "../../src/model/cells";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { Draw } from "./draw";
import { grid, workbook } from "./snapshots";

const PLACES = ["（本级）", "河道站", "水文站"] as const;
const KINDS = ["专用项目", "通用项目", "单位专项"] as const;
const SUBJECTS = ["防汛", "抗旱", "水质监测", "堤防维护", "宣传"] as const;
const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** How a list of units, kinds and projects tells its levels: by nothing, by the codes of units, by indentation, or by a column for each. */
export type Levels = "none" | "codes" | "indented" | "columns";

/** What projects cost by unit, kind and project, every line with an amount of its own: a kind of one project has as much as that, a unit of one kind as much as both. */
export function nestedProjects(seed: number, levels: Levels): WorkbookSnapshot {
  const draw = new Draw(seed);
  let total = 0;
  const labels = (level: number, name: string): readonly Scalar[] => {
    if (levels === "columns") return [0, 1, 2].map((column) => (column === level ? name : null));
    return [levels === "codes" && level === 0 ? String(301_001 + PLACES.findIndex((place) => name.endsWith(place))) : null, `${levels === "indented" ? "  ".repeat(level) : ""}${name}`];
  };
  const lines = PLACES.slice(0, draw.int(1, PLACES.length)).flatMap((place): readonly (readonly Scalar[])[] => {
    const kinds = KINDS.slice(0, draw.int(1, KINDS.length)).map((kind) => {
      const projects = SUBJECTS.slice(0, draw.int(1, 4)).map((subject) => ({ name: `${kind.slice(0, 2)}${subject}经费`, amount: draw.int(100, 90_000) / 100 }));
      return { kind, projects, amount: cents(projects.reduce((sum, { amount }) => sum + amount, 0)) };
    });
    const own = cents(kinds.reduce((sum, { amount }) => sum + amount, 0));
    total = cents(total + own);
    return [[...labels(0, `临川市水利局${place}`), own], ...kinds.flatMap(({ kind, projects, amount }) => [[...labels(1, kind), amount], ...projects.map((project) => [...labels(2, project.name), project.amount])])];
  });
  const header = levels === "columns" ? ["单位", "项目类别", "项目名称", "金额", "项目简介"] : [draw.pick(["单位编码", "编码"] as const), "单位（项目）名称", draw.pick(["金额", "项目金额"] as const), "项目简介"];
  const whole: readonly Scalar[] = [draw.chance(0.5) && levels !== "columns" ? null : "合计", ...(levels === "columns" ? [null, null] : [])];
  const title = draw.pick(["部门综合预算专项业务经费支出表", "专项业务经费一般公共预算支出表"] as const);
  return workbook(grid("表9", [[title], ["单位：万元"], header, [...(levels === "columns" ? whole : [whole[0] ?? null, whole[0] === null ? "合计" : null]), total], ...lines], { format: "0.00" }));
}
