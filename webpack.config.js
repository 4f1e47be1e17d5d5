/**
 * How the pages are built. Three shapes, chosen by `--env`:
 *
 *   webpack serve --mode development              the workbench on http://localhost:3000/ (npm start)
 *   webpack serve --mode development --env excel  the add-in alone over https, for desktop Excel (npm run excel)
 *   webpack --mode production                     the files to host, in dist/ (npm run build)
 *
 * `--env out=DIR` writes somewhere else than dist/; the browser tests use it.
 */
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");

/** The one place where the production address of Office.js stands. Its name must end in office.js: it finds its parts beside itself. */
const OFFICE_JS_URL = process.env.OFFICE_JS_URL || "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
/** Where the workbench serves the library of the npm package @microsoft/office-js, for development and tests only. */
const OFFICE_JS_LOCAL = "officejs/office.debug.js";
const OFFICE_JS_DIST = path.join(__dirname, "node_modules/@microsoft/office-js/dist");
/** The address written in manifest.xml, and the one that replaces it in a production build. */
const DEVELOPMENT_URL = "https://localhost:3000/";
const ADDIN_URL = process.env.ADDIN_URL || DEVELOPMENT_URL;

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

function html({ template, filename, chunk, csp, officeScripts = "" }) {
  return new HtmlPlugin({
    template: path.join(__dirname, template),
    filename,
    chunks: [chunk],
    inject: "head",
    scriptLoading: "defer",
    minify: false,
    templateParameters: { csp: attribute(csp), officeScripts },
  });
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

module.exports = async (env = {}, argv = {}) => {
  const production = argv.mode === "production";
  const workbench = !production && !env.excel;
  const officeOrigin = new URL(OFFICE_JS_URL).origin;

  // All scripts are deferred, so they run in the order in which they stand; the id lets the pane hear that the library loaded or failed.
  const officeScripts = workbench
    ? `<script defer src="simulator-bootstrap.js"></script>\n    <script defer id="office-js" src="${OFFICE_JS_LOCAL}"></script>`
    : `<script defer id="office-js" src="${attribute(OFFICE_JS_URL)}"></script>`;
  const addinPolicy = policy({ scripts: workbench ? [] : [officeOrigin] });

  const entry = { taskpane: "./src/taskpane/index.tsx", commands: "./src/commands/index.ts" };
  const pages = [
    html({ template: "src/taskpane/taskpane.html", filename: "taskpane.html", chunk: "taskpane", csp: addinPolicy, officeScripts }),
    html({ template: "src/commands/commands.html", filename: "commands.html", chunk: "commands", csp: addinPolicy, officeScripts }),
  ];
  const copies = [{ from: "assets/icons/*.png", to: "assets/icons/[name][ext]" }];
  if (workbench) {
    entry.workbench = "./src/workbench/index.tsx";
    entry["simulator-bootstrap"] = "./src/simulator/bootstrap.ts";
    pages.push(html({ template: "src/workbench/index.html", filename: "index.html", chunk: "workbench", csp: policy({ wasm: true, frames: true }) }));
    copies.push({ from: "assets/samples/*.xlsx", to: "assets/samples/[name][ext]", noErrorOnMissing: true });
  } else {
    const address = checkedAddress(ADDIN_URL);
    copies.push({
      from: "manifest.xml",
      to: "manifest.xml",
      transform: (content) => content.toString("utf8").replaceAll(DEVELOPMENT_URL, attribute(address)),
    });
  }

  return {
    mode: production ? "production" : "development",
    context: __dirname,
    entry,
    target: ["web", "es2022"],
    // Never an eval devtool: the policy of the pages forbids it.
    devtool: production || env.out ? false : "cheap-module-source-map",
    output: {
      path: path.resolve(__dirname, env.out || "dist"),
      filename: production ? "[name].[contenthash:8].js" : "[name].js",
      chunkFilename: production ? "[name].[contenthash:8].js" : "[name].chunk.js",
      assetModuleFilename: "[name].[contenthash:8][ext]",
      publicPath: "",
      clean: true,
    },
    resolve: { extensions: [".tsx", ".ts", ".mjs", ".js"] },
    module: {
      // A browserified file: its inner require calls are its own.
      noParse: /exceljs[\\/]dist[\\/]exceljs\.min\.js$/,
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          // Types are checked by `npm run typecheck`; here they are only taken off.
          use: { loader: "ts-loader", options: { transpileOnly: true, compilerOptions: { noEmit: false } } },
        },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
        { test: /\.(woff2?|ttf|png|svg|wasm)$/, type: "asset/resource" },
      ],
    },
    optimization: {
      // The bootstrap of the simulator has to be one file that runs before the library does.
      splitChunks: { chunks: (chunk) => chunk.name !== "simulator-bootstrap" },
    },
    performance: { hints: false },
    plugins: [
      new MiniCssExtractPlugin({
        filename: production ? "[name].[contenthash:8].css" : "[name].css",
        chunkFilename: production ? "[name].[contenthash:8].css" : "[name].chunk.css",
        ignoreOrder: true,
      }),
      new CopyPlugin({ patterns: copies }),
      ...pages,
    ],
    devServer: {
      host: "localhost",
      port: Number(process.env.PORT || 3000),
      server: env.excel ? { type: "https", options: await httpsServer() } : "http",
      // No client script, no socket, no eval: the page runs under the same policy as in production.
      hot: false,
      liveReload: false,
      client: false,
      webSocketServer: false,
      headers: { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" },
      static: workbench ? [{ directory: OFFICE_JS_DIST, publicPath: "/officejs", watch: false }] : false,
    },
    stats: "errors-warnings",
  };
};
