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
