/**
 * Mutation testing of a room of the core: `npm run mutants -- ROOM [FILE…]`, which takes a minute or two. Prints the survivors, each a change of meaning
 * that no test notices, the score, and the survivors by kind. FILE names files of the room instead of all of them ("src/rules/causes.ts:60-120" some of its lines); files of tests among them are run instead of the
 * room's, which is quick and finds what these alone notice.
 * Survivors stand in .cache/survivors-ROOM.txt as they are met, so that a long run can be stopped.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { kindsOfSurvivors } from "./kinds.mjs";
import { ROOMS } from "./rooms.mjs";

const REPORT = ".cache/mutants.json";
const [room, ...named] = process.argv.slice(2);
const [tests, files] = [true, false].map((isTest) => named.filter((file) => file.startsWith("tests/") === isTest));

if (room === undefined || !(room in ROOMS)) {
  console.error(`npm run mutants -- ROOM, one of ${Object.keys(ROOMS).join(", ")}`);
  process.exitCode = 2;
} else {
  const mutate = files.length > 0 ? files : [`src/${room}/**/*.ts`];
  const survivors = resolve(`.cache/survivors-${room}.txt`);
  mkdirSync(".cache", { recursive: true });
  writeFileSync(survivors, "");
  rmSync(REPORT, { force: true });
  const { status } = spawnSync("npx", ["stryker", "run", "--mutate", mutate.join(",")], { stdio: "inherit", env: { ...process.env, MUTANTS_ROOM: room, MUTANTS_SURVIVORS: survivors, ...(tests.length > 0 ? { MUTANTS_TESTS: tests.join(",") } : {}) } });
  if (status === 0) console.log(["Survivors by kind:", ...kindsOfSurvivors(JSON.parse(readFileSync(REPORT, "utf8")))].join("\n"));
  process.exitCode = status ?? 2;
}
