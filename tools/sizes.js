/** What every page of a production build loads before it draws, printed, and the build failed when that is too much. */
const { gzipSync } = require("node:zlib");

const KILOBYTE = 1024;

/**
 * What is wrong with the first scripts of the pages.
 *
 * @param entries of each entry: the gzipped bytes of its first scripts, and the files they were made of
 * @param limits of each entry: the most kilobytes, and patterns of files that must be loaded later
 * @returns one line a fault; none when all is well
 */
function faults(entries, limits) {
  const found = [];
  for (const [name, { kilobytes, without }] of Object.entries(limits)) {
    const entry = entries[name];
    if (!entry || entry.bytes === 0) {
      found.push(`${name}: has no scripts, so nothing was measured`);
      continue;
    }
    if (entry.bytes > kilobytes * KILOBYTE) found.push(`${name}: its first scripts have ${rounded(entry.bytes)} KB gzipped, more than ${kilobytes}`);
    for (const file of entry.files) {
      if (without.some((pattern) => pattern.test(file))) found.push(`${name}: ${file} is loaded at once, and should be when it is needed`);
    }
  }
  return found;
}

function rounded(bytes) {
  return (bytes / KILOBYTE).toFixed(1);
}

function zipped(source) {
  return gzipSync(source.buffer(), { level: 9 }).length;
}

/** The files a module was made of; several when they were joined into one. */
function filesOf(module) {
  return (module.modules ? [...module.modules] : [module]).flatMap((each) => (each.resource ? [each.resource.split("?")[0]] : []));
}

function measured(compilation) {
  const script = (file) => file.endsWith(".js");
  return Object.fromEntries([...compilation.entrypoints].map(([name, entry]) => {
    const files = entry.chunks.flatMap((chunk) => [...compilation.chunkGraph.getChunkModulesIterable(chunk)].flatMap(filesOf));
    return [name, { bytes: entry.getFiles().filter(script).reduce((sum, file) => sum + zipped(compilation.getAsset(file).source), 0), files }];
  }));
}

class SizesPlugin {
  /** @param limits see {@link faults} */
  constructor(title, limits) {
    this.title = title;
    this.limits = limits;
  }

  apply(compiler) {
    const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
    compiler.hooks.thisCompilation.tap("Sizes", (compilation) => compilation.hooks.processAssets.tap({ name: "Sizes", stage }, () => {
      if (compilation.errors.length > 0) return;
      const entries = measured(compilation);
      for (const fault of faults(entries, this.limits)) compilation.errors.push(new compiler.webpack.WebpackError(fault));
      this.print(entries, compilation.getAssets().filter(({ name }) => name.endsWith(".js")));
    }));
  }

  print(entries, scripts) {
    const all = scripts.reduce((sum, { source }) => sum + zipped(source), 0);
    const lines = Object.entries(entries).map(([name, { bytes }]) => {
      const limit = this.limits[name] ? ` of ${this.limits[name].kilobytes}` : "";
      return `  ${name.padEnd(12)} ${rounded(bytes).padStart(8)} KB${limit} at first, gzipped`;
    });
    console.log([`${this.title}:`, ...lines, `  ${"all scripts".padEnd(12)} ${rounded(all).padStart(8)} KB`].join("\n"));
  }
}

module.exports = { SizesPlugin, faults };
