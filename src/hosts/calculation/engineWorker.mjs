/**
 * The worker in which the calculation library (IronCalc) runs, alike in Node and in browsers. Each calculation has an instance
 * of the library's WebAssembly to itself; a worker in which one broke is not used again. What it is told and what it answers
 * is described in engine.ts.
 */
import { Model } from "@ironcalc/wasm";
import { newInstance } from "./freshInstance.mjs";

const inNode = typeof process === "object" && process.versions?.node !== undefined;
const port = inNode ? process.getBuiltinModule("node:worker_threads").parentPort : self;

/** Cell type of the library for a number. */
const NUMBER = 1;

/** A workbook of the library that calculates only when told. */
function newBook(names) {
  const model = new Model("book", "en", "UTC", "en");
  model.pauseEvaluation();
  for (let index = 1; index < names.length; index += 1) model.newSheet();
  // Through names that nobody has, so that "Sheet2" may come first.
  names.forEach((_, index) => model.renameSheet(index, `\u00a7\u00a7${index}`));
  names.forEach((name, index) => model.renameSheet(index, name));
  return model;
}

let models = [];

/** Whether the library itself broke, rather than refused what it was given. */
function isBroken(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

const OPERATIONS = {
  start({ wasm }) {
    // Without freeing them, nor ever letting the script do so: their instance goes as a whole.
    for (const model of models) model.__destroy_into_raw();
    models = [];
    newInstance(wasm);
  },
  books({ names, trial }) {
    models = [newBook(names), newBook(trial)];
  },
  /** Gives the indices of those that the library refused. */
  put({ book, at, inputs, arrays }) {
    const areas = new Map(arrays.map(({ index, rows, columns }) => [index, { rows, columns }]));
    const refused = [];
    inputs.forEach((input, index) => {
      const [sheet, row, column] = [at[3 * index], at[3 * index + 1] + 1, at[3 * index + 2] + 1];
      const area = areas.get(index);
      try {
        if (area) models[book].setUserArrayFormula(sheet, row, column, area.columns, area.rows, input);
        else if (input === "") models[book].rangeClearAll(sheet, row, column, row, column);
        else models[book].setUserInput(sheet, row, column, input);
      } catch (error) {
        if (isBroken(error)) throw error;
        refused.push(index);
      }
    });
    // The library would keep what it was told for a server that there is not.
    models[book].flushSendQueue();
    return refused;
  },
  /** Types and texts of cells; the text of a number comes from its twin, which has all digits. */
  results({ book, at, twins }) {
    const model = models[book];
    model.evaluate();
    const types = [];
    const texts = [];
    for (let index = 0; 3 * index < at.length; index += 1) {
      const [sheet, row, column] = [at[3 * index], at[3 * index + 1] + 1, at[3 * index + 2] + 1];
      const type = model.getCellType(sheet, row, column);
      types.push(type);
      texts.push(model.getFormattedCellValue(type === NUMBER ? sheet + twins : sheet, row, column));
    }
    return { types, texts };
  },
};

const answer = (message) => port.postMessage(message);
const hear = (message) => {
  try {
    answer({ done: true, value: OPERATIONS[message.operation](message) });
  } catch (error) {
    answer({ done: false, why: String(error) });
  }
};
if (inNode) port.on("message", hear);
else port.onmessage = ({ data }) => hear(data);
