import type { Edit, EditOutcome } from "../../model/edits";
import type { WorkbookSnapshot } from "../../model/snapshot";
import { openXlsx } from "./xlsxHost";

/**
 * A copy of an .xlsx file after edits, all or none.
 *
 * @param plan works the edits out from what the file holds
 * @throws HostError where the file cannot be read
 */
export async function editedXlsx(
  bytes: Uint8Array, name: string, plan: (snapshot: WorkbookSnapshot) => readonly Edit[],
): Promise<{ readonly bytes: Uint8Array } | { readonly refused: readonly EditOutcome[] }> {
  const host = await openXlsx(bytes, name);
  const { applied, outcomes } = await host.apply(plan(await host.read()));
  return applied ? { bytes: await host.bytes() } : { refused: outcomes };
}
