/**
 * Mutation testing of a room of the core: `npm run mutants -- ROOM [FILE…]`. Prints the survivors, each a change of meaning
 * that no test notices, and the score. FILE names files of the room instead of all of them.
 */
import { spawnSync } from "node:child_process";

const [room, ...files] = process.argv.slice(2);
const ROOMS = ["model", "relations", "rules", "recognize", "report"];

if (room === undefined || !ROOMS.includes(room)) {
  console.error(`npm run mutants -- ROOM, one of ${ROOMS.join(", ")}`);
  process.exitCode = 2;
} else {
  const mutate = files.length > 0 ? files : [`src/${room}/**/*.ts`];
  const { status } = spawnSync("npx", ["stryker", "run", "--mutate", mutate.join(",")], { stdio: "inherit", env: { ...process.env, MUTANTS_ROOM: room } });
  process.exitCode = status ?? 2;
}
