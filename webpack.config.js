/**
 * How the pages are built:
 *
 *   webpack serve --mode development              the workbench over Office.js on a simulated Excel, http://localhost:3000/ (npm start)
 *   webpack serve --mode development --env excel  the add-in alone over https, for desktop Excel (npm run excel)
 *   webpack --mode production                     what is given away (npm run build): the add-in to host, in dist/, and the
 *                                                 workbench without Excel and without Office.js, in dist/workbench/
 *
 * `--env out=DIR` writes somewhere else than dist/; the browser tests use it. `--env only=addin` or `only=workbench` builds one
 * of the two. A production build prints the sizes and fails when a page's first scripts are too large (tools/sizes.js).
 */
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const MinimizerPlugin = require("minimizer-webpack-plugin");
const { NormalModuleReplacementPlugin } = require("webpack");
const { SizesPlugin } = require("./tools/sizes");

/** The one place where the production address of Office.js stands. Its name must end in office.js: it finds its parts beside itself. */
const OFFICE_JS_URL = process.env.OFFICE_JS_URL || "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
/** Where the workbench serves the library of the npm package @microsoft/office-js, for development and tests only. */
const OFFICE_JS_LOCAL = "officejs/office.js";
const OFFICE_JS_DIST = path.join(__dirname, "node_modules/@microsoft/office-js/dist");
/** The address written in manifest.xml, and the one that replaces it in a production build. */
const DEVELOPMENT_URL = "https://localhost:3000/";
const ADDIN_URL = process.env.ADDIN_URL || DEVELOPMENT_URL;
const SAMPLES = path.join(__dirname, "assets/samples");

/** What is loaded only when it is needed, whichever page: the core, the data, and the large libraries. */
const RARELY_NEEDED = [
  /src[\\/](catalog|relations|recognize|derive|rules|narrate|review)[\\/]/, /src[\\/]review\.ts$/, /src[\\/]report[\\/](word|charts)[\\/]/,
  /node_modules[\\/](fflate|saxes|@e965|docx|chart\.js|@ironcalc|pinyin[^\\/]*)[\\/]/,
];
/** What a page loads before it draws, gzipped, and what may not be among it. The commands have no screen to draw. */
const LIMITS = {
  addin: { taskpane: { kilobytes: 200, without: RARELY_NEEDED } },
  workbench: { pane: { kilobytes: 200, without: RARELY_NEEDED }, workbench: { kilobytes: 400, without: [/src[\\/]simulator[\\/]/, /office-js/, /@univerjs/] } },
};

/** Types are checked by `npm run typecheck`; here they are only taken off. React is the one that people get, in development too. */
const SWC = { jsc: { target: "es2022", parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic", development: false } } } };
const HTML_ESCAPES = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
const attribute = (text) => text.replace(/[&"<>]/g, (character) => HTML_ESCAPES[character]);

/**
 * The policy of a page. frame-ancestors is left out because a meta element cannot carry it: a server that hosts
 * the add-in may send it as a header. 'unsafe-inline' styles are what Griffel (Fluent) inserts; scripts have none.
 */
function policy({ scripts = [], wasm = false, frames = false }) {
  return Object.entries({
    "default-src": ["'none'"],
    "script-src": ["'self'", ...scripts, ...(wasm ? ["'wasm-unsafe-eval'"] : [])],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'", "blob:"],
    "frame-src": [frames ? "'self'" : "'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
  })
    .map(([directive, sources]) => `${directive} ${sources.join(" ")}`)
    .join("; ");
}

function html({ template, filename, chunk, csp, officeScripts = "", pane = () => "", inject = "head" }) {
  return new HtmlPlugin({
    template: path.join(__dirname, template),
    filename,
    chunks: [chunk],
    inject,
    scriptLoading: "defer",
    minify: false,
    templateParameters: (compilation, _files, { headTags }) => ({ csp: attribute(csp), officeScripts, pane: pane(compilation), ownScripts: headTags.join("\n    ") }),
  });
}

/** The pane's page as it stands in the page of the released workbench, which puts it into a frame. */
function paneTemplate(compilation) {
  const files = compilation.entrypoints.get("pane").getFiles();
  const links = files.filter((file) => file.endsWith(".css")).map((file) => `<link rel="stylesheet" href="${file}">`);
  const scripts = files.filter((file) => file.endsWith(".js")).map((file) => `<script defer src="${file}"></script>`);
  return `<template id="pane-page"><meta charset="utf-8"><style>body{margin:0}</style>${links.join("")}${scripts.join("")}<div id="root"></div></template>`;
}

function httpsServer() {
  // Loaded only here: it touches the machine's certificate store.
  return require("office-addin-dev-certs").getHttpsServerOptions();
}

function checkedAddress(address) {
  const url = new URL(address);
  if (url.protocol !== "https:") throw new Error(`ADDIN_URL must be an https address, not ${address}`);
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

/** What all builds have in common. */
function common({ production, out, entry, plugins, rules = [], clean = true, sourceMaps = false }) {
  return {
    mode: production ? "production" : "development",
    context: __dirname,
    entry,
    target: ["web", "es2022"],
    // Never an eval devtool: the policy of the pages forbids it.
    devtool: sourceMaps ? "cheap-module-source-map" : false,
    output: {
      path: out,
      filename: production ? "[name].[contenthash:8].js" : "[name].js",
      chunkFilename: production ? "[name].[contenthash:8].js" : "[name].chunk.js",
      assetModuleFilename: "[name].[contenthash:8][ext]",
      publicPath: "",
      clean,
    },
    resolve: { extensions: [".tsx", ".ts", ".mjs", ".js"], alias: { sample: SAMPLES } },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          // The loader below compiles a worker whole.
          resourceQuery: { not: [/worker/] },
          exclude: /node_modules/,
          use: { loader: "swc-loader", options: SWC },
        },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
        {
          test: /\.(woff2?|ttf|png|svg|wasm|xlsx)$/,
          oneOf: [{ resourceQuery: /inline/, type: "asset/inline" }, { type: "asset/resource" }],
        },
        { resourceQuery: /worker/, type: "javascript/auto", use: path.join(__dirname, "tools/workerScript.js") },
        ...rules,
      ],
    },
    optimization: {
      // The bootstrap of the simulator has to be one file that runs before the library does.
      splitChunks: {
        chunks: (chunk) => chunk.name !== "simulator-bootstrap",
        cacheGroups: { gridLibrary: { test: /node_modules/, name: "grid-library", chunks: (chunk) => chunk.name === "grid", enforce: true } },
      },
      // The same result as the usual minifier within a few per cent, in a fifth of the time.
      minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify })],
    },
    performance: { hints: false },
    plugins: [
      new MiniCssExtractPlugin({
        filename: production ? "[name].[contenthash:8].css" : "[name].css",
        chunkFilename: production ? "[name].[contenthash:8].css" : "[name].chunk.css",
        ignoreOrder: true,
      }),
      // Patterns by which the grid's library would hyphenate some eighty languages of documents: it is told none and does without.
      new NormalModuleReplacementPlugin(/^\.\/[\w-]+\.js$/, (resource) => {
        if (/@univerjs[\\/]engine-render[\\/]lib[\\/]es$/.test(resource.context)) resource.request = path.join(__dirname, "tools/empty.js");
      }),
      ...plugins,
    ],
    stats: "errors-warnings",
  };
}

const ICONS = { from: "assets/icons/*.png", to: "assets/icons/[name][ext]" };
const ADDIN_ENTRIES = { taskpane: "./src/taskpane/index.tsx", commands: "./src/commands/index.ts" };

/** The pane calculates last year's workbook where that has formulas without results; the commands open no other workbook. */
function addinPages(scripts, officeScripts) {
  return [
    html({ template: "src/taskpane/taskpane.html", filename: "taskpane.html", chunk: "taskpane", csp: policy({ scripts, wasm: true }), officeScripts, inject: false }),
    html({ template: "src/commands/commands.html", filename: "commands.html", chunk: "commands", csp: policy({ scripts }), officeScripts }),
  ];
}

/** The add-in's files to host, with the manifest for their address. */
function addin({ production, out }) {
  const address = checkedAddress(ADDIN_URL);
  // All scripts are deferred, so they run in the order in which they stand; the id lets the pane hear that the library loaded or failed.
  const officeScripts = `<script defer id="office-js" src="${attribute(OFFICE_JS_URL)}"></script>`;
  const manifest = {
    from: "manifest.xml",
    to: "manifest.xml",
    transform: (content) => content.toString("utf8").replaceAll(DEVELOPMENT_URL, attribute(address)),
  };
  return common({
    production,
    out,
    entry: ADDIN_ENTRIES,
    sourceMaps: !production,
    clean: { keep: /^workbench\// },
    plugins: [
      new CopyPlugin({ patterns: [ICONS, manifest] }),
      ...addinPages([new URL(OFFICE_JS_URL).origin], officeScripts),
      ...(production ? [new SizesPlugin("add-in", LIMITS.addin)] : []),
    ],
  });
}

/** The workbench without Excel, to run from any folder. */
function workbench({ out }) {
  return common({
    production: true,
    out: path.join(out, "workbench"),
    entry: { workbench: "./src/workbench/release.tsx", pane: "./src/workbench/pane.tsx" },
    // The calculation library names its bytes as a file of their own as well; here they come inside a script.
    rules: [{ test: /\.wasm$/, resourceQuery: { not: [/inline/] }, type: "asset/resource", generator: { emit: false } }],
    plugins: [
      new CopyPlugin({ patterns: [ICONS] }),
      html({
        template: "src/workbench/index.html", filename: "index.html", chunk: "workbench", csp: policy({ wasm: true, frames: true }),
        pane: paneTemplate,
      }),
      new SizesPlugin("workbench", LIMITS.workbench),
    ],
  });
}

/** The workbench for development and tests, over the real Office.js on the simulated Excel. */
function simulated({ out, sourceMaps }) {
  const officeScripts = `<script defer src="simulator-bootstrap.js"></script>\n    <script defer id="office-js" src="${OFFICE_JS_LOCAL}"></script>`;
  const config = common({
    production: false,
    out,
    entry: { ...ADDIN_ENTRIES, workbench: "./src/workbench/index.tsx", "simulator-bootstrap": "./src/simulator/bootstrap.ts" },
    sourceMaps,
    plugins: [
      new CopyPlugin({ patterns: [ICONS] }),
      ...addinPages([], officeScripts),
      html({ template: "src/workbench/index.html", filename: "index.html", chunk: "workbench", csp: policy({ wasm: true, frames: true }) }),
    ],
  });
  // React as people get it: its development build doubles the time of every step. What it warns of, the pane's tests in jsdom hear.
  return { ...config, optimization: { ...config.optimization, nodeEnv: "production" } };
}

async function server(excel) {
  return {
    host: "localhost",
    port: Number(process.env.PORT || 3000),
    server: excel ? { type: "https", options: await httpsServer() } : "http",
    // No client script, no socket, no eval: the page runs under the same policy as in production.
    hot: false,
    liveReload: false,
    client: false,
    webSocketServer: false,
    headers: { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" },
    static: excel ? false : [{ directory: OFFICE_JS_DIST, publicPath: "/officejs", watch: false }],
  };
}

module.exports = async (env = {}, argv = {}) => {
  const out = path.resolve(__dirname, env.out || "dist");
  if (argv.mode === "production") {
    const both = { addin: () => addin({ production: true, out }), workbench: () => workbench({ out }) };
    if (env.only && !both[env.only]) throw new Error(`--env only= is addin or workbench, not ${env.only}`);
    return (env.only ? [env.only] : ["addin", "workbench"]).map((name) => both[name]());
  }
  const config = env.excel ? addin({ production: false, out }) : simulated({ out, sourceMaps: !env.out });
  return { ...config, devServer: await server(Boolean(env.excel)) };
};
