/**
 * The rooms in which changes of meaning are tried, each with the tests that are to notice them: its own, and the cases that are
 * said as tables. Tests of whole days, files and screens prove other things and take too long to be run for every change.
 */
export const ROOMS = {
  model: ["tests/model", "tests/relations", "tests/recognize/rows.test.ts", "tests/hosts/references.test.ts", "tests/rules/coverage.test.ts", "tests/rules/standing.test.ts", "tests/lastYear/controls.test.ts", "tests/hosts/tint.test.ts"],
  relations: ["tests/relations", "tests/rules/causes.test.ts", "tests/rules/declared.test.ts", "tests/rules/relationsSaid.test.ts", "tests/rules/standing.test.ts", "tests/rules/standingStructure.test.ts", "tests/rules/structural.test.ts", "tests/rules/lacking.test.ts", "tests/rules/summedAreas.test.ts"],
  rules: [
    "tests/rules/summedAreas.test.ts", "tests/rules/words.test.ts", "tests/rules/wanting.test.ts", "tests/rules/leading.test.ts", "tests/rules/dependence.test.ts", "tests/rules/wrongUnits.test.ts", "tests/rules/outcomes.test.ts", "tests/rules/causes.test.ts", "tests/rules/coverage.test.ts", "tests/rules/declared.test.ts",
    "tests/rules/form", "tests/rules/lastBudget.test.ts", "tests/rules/lastBudgetColumns.test.ts", "tests/rules/mistypedCodes.test.ts", "tests/rules/relationsSaid.test.ts", "tests/rules/slipsOfForm.test.ts", "tests/rules/halfFilled.test.ts", "tests/rules/lacking.test.ts", "tests/rules/lackingRows.test.ts", "tests/rules/liveFormulas.test.ts", "tests/rules/standing.test.ts", "tests/rules/standingStructure.test.ts", "tests/rules/structural.test.ts", "tests/rules/structuralSaid.test.ts", "tests/rules/shownSums.test.ts", "tests/rules/mistypedUnits.test.ts", "tests/rules/pages.test.ts", "tests/rules/regime.test.ts", "tests/rules/regimeSaid.test.ts", "tests/corpus/corpus.test.ts",
  ],
  recognize: ["tests/recognize/arrangements.test.ts", "tests/recognize/beside.test.ts", "tests/recognize/ownSheets.test.ts", "tests/recognize/ownSheetsRows.test.ts", "tests/recognize/rows.test.ts", "tests/corpus/corpus.test.ts"],
  report: ["tests/report/brief.test.ts", "tests/report/marks.test.ts", "tests/report/refusals.test.ts", "tests/report/results.test.ts", "tests/report/transposed.test.ts", "tests/report/verdict.test.ts", "tests/rules/pages.test.ts"],
};

/** Cases of those files that are left out by their names: whole sets of tables and workbooks of strangers, each as slow as ten others and made of the same relations; and all but one of those that calculate a whole department anew. */
export const LEFT_OUT = /^(?:national|strangers|messy)\.md: |^nothing is found before|^so does a small change/;
