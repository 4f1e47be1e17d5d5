/** Workbooks that browser tests open, made once for the sources as they are. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE, fingerprint } from "./browser";
import { makeOnce } from "./once";

export const SAMPLE = "xihu-2022.xlsx";

/** The path of the sample as it is after filling, under its own name. */
export async function filledBook(): Promise<string> {
  const home = await makeOnce(join(CACHE, "books", fingerprint()), async (into) => {
    // Loaded only when it has to be made.
    const [{ openXlsx }, { planFill }] = await Promise.all([import("../../src/hosts/xlsx"), import("../../src/review")]);
    const host = await openXlsx(new Uint8Array(readFileSync(`assets/samples/${SAMPLE}`)), SAMPLE);
    await host.apply(planFill(await host.read()).edits);
    writeFileSync(join(into, SAMPLE), await host.bytes());
  });
  return join(home, SAMPLE);
}

/** The path of a workbook so large that it is judged in a worker and kept as rows: some thousand projects, whose sums hold. */
export async function largeBook(): Promise<string> {
  const home = await makeOnce(join(CACHE, "books", `${fingerprint()}-large`), async (into) => {
    const [{ newXlsx }, { projects }] = await Promise.all([import("../../src/hosts/xlsx"), import("../../bench/speed/projects")]);
    const { sheets } = projects(LARGE_ROWS);
    const host = newXlsx();
    await host.apply(sheets.map(({ name, values }) => ({
      kind: "insertSheet", before: null,
      draft: {
        name, cells: values.flatMap((line, row) => line.flatMap((value, column) => (value === null ? [] : [{ row, column, content: { value } }]))), merges: [], styles: [], choices: [],
        columnWidths: [], rowHeights: {}, freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait", titleRows: null },
      },
    })));
    writeFileSync(join(into, LARGE), await host.bytes());
  });
  return join(home, LARGE);
}

const LARGE = "项目很多.xlsx";
const LARGE_ROWS = 5_200;
