/** Two panes on one workbook, people typing beside them, and faults at any moment: no figure that somebody typed is lost. */
import { lossesOf } from "../../support/twoPanes";

/** Some minutes; `npm run bench -- panes` makes hours of it. */
test.each([20301, 20302, 20303])("some minutes of two panes, seed %d", async (seed) => {
  expect(await lossesOf(seed, 16)).toEqual([]);
}, 200_000);
