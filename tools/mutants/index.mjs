/**
 * Mutation testing of a room of the core: `npm run mutants -- ROOM [FILE…]`, which takes a minute or two. Prints the survivors, each a change of meaning
 * that no test notices, and the score. FILE names files of the room instead of all of them.
 */
import { spawnSync } from "node:child_process";
import { ROOMS } from "./rooms.mjs";

const [room, ...files] = process.argv.slice(2);

if (room === undefined || !(room in ROOMS)) {
  console.error(`npm run mutants -- ROOM, one of ${Object.keys(ROOMS).join(", ")}`);
  process.exitCode = 2;
} else {
  const mutate = files.length > 0 ? files : [`src/${room}/**/*.ts`];
  const { status } = spawnSync("npx", ["stryker", "run", "--mutate", mutate.join(",")], { stdio: "inherit", env: { ...process.env, MUTANTS_ROOM: room } });
  process.exitCode = status ?? 2;
}
