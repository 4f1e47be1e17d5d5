/**
 * Runs scripts of package.json beside each other: `node tools/together.js typecheck lint`. What each says is printed when it ends,
 * one after the other; the status is that of the first that failed.
 */
const { spawn } = require("node:child_process");

function run(script) {
  return new Promise((resolve) => {
    const said = [];
    const child = spawn("npm", ["run", "-s", script], { shell: process.platform === "win32", stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (part) => said.push(part));
    child.on("error", (error) => resolve({ status: 1, text: `${script}: ${error.message}\n` }));
    child.on("close", (code) => resolve({ status: code ?? 1, text: said.join("") }));
  });
}

async function main(scripts) {
  const results = await Promise.all(scripts.map(run));
  for (const { text } of results) process.stdout.write(text);
  process.exitCode = results.find(({ status }) => status !== 0)?.status ?? 0;
}

main(process.argv.slice(2));
