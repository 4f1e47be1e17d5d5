/** The fault matrix: whatever goes wrong at whatever request, nothing is torn, nobody's edit is lost, and the pane says what is. */
import { ACTIONS, trials } from "../../support/faults";

/** Of all trials every so manieth, another one for each action; `npm run bench -- faults` makes them all. */
const STEP = 19;

test.each(Object.keys(ACTIONS))("%s", async (name) => {
  const offset = Object.keys(ACTIONS).indexOf(name) % STEP;
  const verdicts = await trials(name, (index) => index % STEP === offset);
  expect(verdicts.length).toBeGreaterThan(1);
  expect(verdicts.filter(({ wrong }) => wrong !== null).map(({ kind, request, wrong, state, marks, says }) => `${kind} at ${request}: ${wrong ?? ""} (${state}${marks}) ${says}`)).toEqual([]);
}, 300_000);
