/** What the tabs 套表 and 填报 can ask for: insert the prescribed tables, fill what can be derived. */
import type { ItemPlan, ItemRequest } from "../derive/insertItem";
import type { CellRef } from "../model/cells";
import type { Edit } from "../model/edits";
import type { Finding } from "../model/findings";
import type { InsertRequest, TakenSheetChoice } from "../model/plans";
import type { ItemProposal } from "../review/planItems";
import { contentAt } from "../model/snapshot";
import type { Unfollowed } from "../model/unfollowed";
import { fillWordsOf } from "./panels/fillWords";
import { keyOfMoves, unfollowedBy } from "./moves";
import { tablesWordsOf } from "./panels/tables/words";
import { outcomeWordsOf } from "./outcomeWords";
import { formsWith, loadCore, type ActionTools } from "./tools";
import type { TabId } from "./words";

/** What inserting items would do, with the references that will not follow the rows it moves. */
export interface ShownProposal extends ItemProposal {
  readonly unfollowed: readonly Unfollowed[];
}

export interface FillActions {
  readonly insert: (request: InsertRequest, choice: TakenSheetChoice | null) => Promise<void>;
  /** Inserts the sample department into the open workbook. */
  readonly insertSample: () => Promise<void>;
  /** What filling would write: formulas, or numbers. */
  readonly previewFill: (values: boolean) => Promise<void>;
  readonly fill: (overwrite: readonly CellRef[]) => Promise<void>;
  /**
   * Reads the workbook and works out what inserting items would do; null when that came to nothing, which was told; "busy" when
   * other work was going on, so that it is to be asked again.
   */
  readonly proposeItems: (requests: readonly ItemRequest[]) => Promise<ShownProposal | "busy" | null>;
  /**
   * Inserts items and completes codes that were typed alone: names, parents, rows in every table that needs them. The cursor
   * stays where it is. What was done and what was left alone is told; null where nothing could be done, "busy" when other
   * work was going on.
   */
  readonly insertItems: (requests: readonly ItemRequest[]) => Promise<ItemPlan | "busy" | null>;
  /** Adds the rows that findings miss ("form/row-missing"), their amounts blank. */
  readonly insertLacking: (findings: readonly Finding[]) => Promise<void>;
}

/** What the actions need of the pane. */
export type FillTools = Omit<ActionTools, "files" | "lastYear">;


export function fillActions({ judge, run, patch, state, words, language, applied, remember }: FillTools): FillActions {
  const fillWords = fillWordsOf(language);
  return {
    insert: (request, choice) =>
      run("tables", async (job) => {
        const core = await loadCore();
        const snapshot = await job.read();
        await job.at("inserting");
        const plan = core.planInsert(snapshot, choice ? { ...request, onTaken: choice } : request, formsWith(core.PROFILES, state()));
        if (plan.taken.length > 0 && choice === null) {
          patch({ pendingInsert: { request, taken: plan.taken } });
          return;
        }
        if (plan.edits.length === 0) {
          patch({ pendingInsert: null });
          job.say("info", words.nothingInserted, plan.taken.map((each) => words.skipped(each.name)));
          return;
        }
        const result = await applied(job, plan.edits, words.refused, snapshot);
        if (!result) return;
        patch({
          pendingInsert: null,
          preview: null,
          review: null,
          narrative: null,
        });
        remember(job, { what: "insert", count: plan.inserted.length, inverse: result.inverse });
        const taken = plan.taken.map(({ name, choice: done, newName }) =>
          done === "skip" ? words.skipped(name) : done === "replace" ? words.keptAs(name, newName ?? "") : words.addedAs(name, newName ?? ""),
        );
        job.say("success", words.inserted(plan.inserted.length), [...taken, words.insertNext], { next: "fill" });
        const [first] = plan.inserted;
        if (first !== undefined) await job.show({ sheet: first, row: 0, column: 0 });
      }),

    insertSample: () =>
      run("tables", async (job) => {
        const [{ sampleEdits }, tablesWords] = [await import("./sampleEdits"), tablesWordsOf(language)];
        const snapshot = await job.read();
        await job.at("inserting");
        const { edits, sheets, taken } = sampleEdits(snapshot);
        if (taken.length > 0) {
          job.say("warning", tablesWords.sampleTaken, [tablesWords.sampleTakenHint(taken.join("、"))]);
          return;
        }
        const result = await applied(job, edits, words.refused, snapshot);
        if (!result) return;
        patch({ preview: null, review: null, narrative: null });
        remember(job, { what: "insert", count: sheets, inverse: result.inverse });
        job.say("success", tablesWords.sampleInserted(sheets), [tablesWords.sampleNext], { next: "fill" });
      }),

    previewFill: (values) =>
      run("fill", async (job) => {
        patch({ preview: null });
        const snapshot = await job.read();
        await job.at("planning");
        const { plan, tables } = await judge.ask<"filling">(snapshot, null, { kind: "filling", options: { values } }, job.telling);
        const unfollowed = await unfollowedBy(job.host, snapshot, plan.edits);
        patch({ preview: { snapshot, plan, values, tables, unfollowed }, movesTold: keyOfMoves(unfollowed) });
      }),

    fill: (overwrite) =>
      run("fill", async (job) => {
        const { preview } = state();
        if (!preview) return;
        await job.at("filling");
        const plan = overwrite.length > 0 ? (await judge.ask<"filling">(preview.snapshot, null, { kind: "filling", options: { overwrite, values: preview.values } }, job.telling)).plan : preview.plan;
        const result = await applied(job, plan.edits, words.refused, preview.snapshot);
        if (!result) return;
        if (preview.snapshot.calculation === "manual") job.remark(outcomeWordsOf(language).manualFilled);
        const cells = plan.changes.length;
        patch({ preview: null, review: null, narrative: null });
        remember(job, { what: "fill", count: cells, inverse: result.inverse });
        const kept = plan.conflicts.length - overwrite.length;
        job.say("success", words.filled(cells), [...(kept > 0 ? [words.kept(kept)] : []), words.fillNext], { next: "check" });
      }),

    proposeItems: async (requests) => {
      let proposal: ShownProposal | "busy" | null = "busy";
      await run("fill", async (job) => {
        proposal = null;
        const core = await loadCore();
        const snapshot = await job.read();
        await job.at("placing");
        const { plan, units } = core.planItems(snapshot, requests);
        const unfollowed = await unfollowedBy(job.host, snapshot, plan.edits);
        patch({ movesTold: keyOfMoves(unfollowed) });
        proposal = { plan, units, unfollowed };
      });
      return proposal;
    },

    insertItems: (requests) => insertItems("fill", requests),

    insertLacking: async (findings) => {
      const { lackingItem } = await loadCore();
      const { review } = state();
      await insertItems("check", review ? findings.flatMap((finding) => lackingItem(review.book, finding) ?? []) : []);
    },
  };

  async function insertItems(tab: TabId, requests: readonly ItemRequest[]): Promise<ItemPlan | "busy" | null> {
    let done: ItemPlan | "busy" | null = "busy";
    await run(tab, async (job) => {
      done = null;
      const [core, { itemWordsOf }] = await Promise.all([loadCore(), import("./panels/fill/itemWords")]);
      const snapshot = await job.read();
      await job.at("placing");
      const { plan } = core.planItems(snapshot, requests);
      const told = plan.obstacles.map(({ table, reason, detail }) => itemWordsOf(language).obstacle(reason, core.tableTitle(table, language), detail));
      if (plan.edits.length === 0) {
        job.say("info", fillWords.nothingInserted, told);
        return;
      }
      await job.at("filling");
      // A code that was pasted beside a total has a row of its own now.
      const beside = core.codesBesideTotals(core.understand(snapshot), snapshot).filter(({ request }) => requests.some(({ code }) => code === request.code));
      const cleared = beside.map(({ at }): Edit => ({ kind: "setValue", at, value: null, expects: contentAt(snapshot, at) }));
      const result = await applied(job, [...cleared, ...plan.edits], words.refused, snapshot);
      if (!result) return;
      done = plan;
      patch({ preview: null, review: null, narrative: null });
      remember(job, { what: "row", count: plan.rows.length + plan.named.length, inverse: result.inverse });
      const tables = new Set([...plan.rows, ...plan.named].map(({ table }) => table)).size;
      job.say("success", plan.rows.length > 0 ? fillWords.rowsInserted(plan.rows.length, tables) : fillWords.rowsNamed(plan.named.length), [fillWords.typeNext, ...told]);
    });
    return done;
  }
}
