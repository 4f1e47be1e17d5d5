/** `npm run -s cli -- …`: runs the built command line. */
const { join } = require("node:path");
const { builtCli } = require("./build");

builtCli().then((folder) => { require(join(folder, "index.js")); }, (error) => {
  console.error(`命令行：没有编译成功（${error instanceof Error ? error.message.split("\n")[0] : String(error)}）；请运行 npm install 后再试`);
  process.exitCode = 2;
});
