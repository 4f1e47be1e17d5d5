import { addressOf } from "../../src/model/cells";
import { review } from "../../src/review";
import { withValues } from "../../bench/detection";
import { nestedProjects, type Levels } from "../support/nestedProjects";

/** Lists in which many lines are as much as the only one below them; those of a unit, its only kind and its only project were told to be three times as much. */
const SEEDS = Array.from({ length: 60 }, (_, at) => at + 1);

describe.each<Levels>(["none", "codes", "indented", "columns"])("units, kinds and projects with their amounts, levels told by %s", (levels) => {
  test("nothing is accused", () => {
    const found = SEEDS.flatMap((seed) => review(nestedProjects(seed, levels)).findings.filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${seed}: ${rule} ${addressOf(at)}`));
    expect(found).toEqual([]);
  });

  test("a wrong total is", () => {
    const missed = SEEDS.slice(0, 12).filter((seed) => {
      const snapshot = nestedProjects(seed, levels);
      const [row = [], ...more] = snapshot.sheets[0]?.values.slice(3) ?? [];
      const column = row.findIndex((value) => typeof value === "number");
      const wrong = withValues(snapshot, [[{ sheet: "表9", row: 3, column }, Number(row[column]) + 100]]);
      // Of a list of one unit with one project each line is as much as the total: nothing tells which is wrong.
      return more.length > 3 && !review(wrong).findings.some(({ severity }) => severity !== "hint");
    });
    expect(missed).toEqual([]);
  });
});
