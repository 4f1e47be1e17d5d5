/**
 * A loader that gives a module and everything it imports as the text of one script, from which a page can make a worker
 * through a blob: a page opened from a folder may not load a worker by its address.
 */
const NAME = "worker-script.js";

module.exports = function workerScript() {};

module.exports.pitch = function pitch() {
  const done = this.async();
  const { webpack } = this._compiler;
  const child = this._compilation.createChildCompiler(`worker ${this.resourcePath}`, { filename: NAME, chunkFormat: "array-push", chunkLoading: "import-scripts", globalObject: "self" });
  new webpack.webworker.WebWorkerTemplatePlugin().apply(child);
  new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }).apply(child);
  new webpack.EntryPlugin(this.context, this.resourcePath, { name: "worker" }).apply(child);
  child.runAsChild((error, _entries, compilation) => {
    if (error) return done(error);
    for (const file of compilation.fileDependencies) this.addDependency(file);
    const failed = compilation.errors[0];
    if (failed) return done(failed);
    const source = compilation.assets[NAME].source().toString();
    // It is a part of the program, not a file beside it.
    this._compilation.deleteAsset(NAME);
    return done(null, `export default ${JSON.stringify(source)};`);
  });
};
