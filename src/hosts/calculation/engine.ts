import { withMemoryLimit } from "./memoryLimit";

/**
 * The calculation library (IronCalc) in a worker of its own, with limits of memory and time. A formula can break the library
 * (its stack is small), fill the memory or never end; whatever happens ends with the worker, and nothing else is touched.
 */

/** Cells in a flat list: sheet, row and column of each, from 0. */
export type Places = readonly number[];

/** What is put into cells, as a person types it; "" empties the cell. */
export interface Inputs {
  readonly at: Places;
  readonly inputs: readonly string[];
  /** Those of them that are array formulas, and over how many cells. */
  readonly arrays: readonly { readonly index: number; readonly rows: number; readonly columns: number }[];
}

/** What cells show: their type, as the library numbers them, and the text; that of a number has all its digits. */
export interface Results {
  readonly types: readonly number[];
  readonly texts: readonly string[];
}

/** The workbook that is calculated, and another without contents on which a formula is tried alone. */
export type Book = "whole" | "trial";
const BOOKS: Readonly<Record<Book, number>> = { whole: 0, trial: 1 };

/** The library broke, ran out of memory or of time; the engine has ended. */
export class EngineFailure extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = "EngineFailure";
  }
}

/** The library cannot be had at all: it is not found, or no worker starts. */
export class EngineMissing extends EngineFailure {
  constructor(detail: string) {
    super(detail);
    this.name = "EngineMissing";
  }
}

/** One instance of the library. After an {@link EngineFailure} it answers nothing any more. */
export interface Engine {
  /** Begins both books, with these sheets; a name that the library refuses is a failure. */
  books(names: readonly string[], trial: readonly string[]): Promise<void>;
  /** Puts contents into cells; gives the indices of those that the library refused. */
  put(book: Book, inputs: Inputs, limit: number): Promise<readonly number[]>;
  /**
   * Calculates the book and reads cells.
   *
   * @param twins how many sheets further the twin of a cell stands, whose formula appends "" to it
   * @param limit milliseconds after which the engine is ended
   */
  results(book: Book, at: Places, twins: number, limit: number): Promise<Results>;
  end(): void;
}

/** A worker, whether of Node or of a browser. */
export interface EngineThread {
  post(message: unknown): void;
  /** From now on told of each message, and of the end of the worker with its reason. */
  listen(onMessage: (message: unknown) => void, onEnd: (why: string) => void): void;
  end(): void;
}

/** How an entry gives what the library needs: its WebAssembly, and threads that run engineWorker.mjs. */
export interface EngineSource {
  wasm(): Promise<Uint8Array>;
  thread(): Promise<EngineThread>;
}

/** Starting a worker takes some ten milliseconds; on a machine without a free moment much longer. */
const LONGEST_START = 60_000;

let given: Promise<EngineSource> | null = null;

/** Says where the library comes from in a page that may not fetch it. Otherwise it is found by itself. */
export function useEngineSource(source: EngineSource): void {
  given = Promise.resolve(source);
}

function sourceOfPlatform(): Promise<EngineSource> {
  // The bundler leaves the first import alone, so that no browser is asked for Node's modules.
  return typeof process !== "undefined" && process.versions?.node !== undefined
    ? import(/* webpackIgnore: true */ "./nodeEngine").then(({ nodeEngine }) => nodeEngine)
    : import("./browserEngine").then(({ browserEngine }) => browserEngine);
}

/** The source, looked for again by the next calculation where it was not found. */
function sourceOfEntry(): Promise<EngineSource> {
  const asked = (given ??= sourceOfPlatform());
  asked.catch(() => { if (given === asked) given = null; });
  return asked;
}

/** Compiled modules by their limit of memory: compiling takes longer than a small calculation. */
const modules = new Map<number, Promise<WebAssembly.Module>>();
/** A thread whose last calculation ended well; the next gets an instance of its own in it. */
let idle: EngineThread | null = null;
/** A thread that held more is not kept. */
const MOST_IDLE_MEGABYTES = 256;

async function moduleOf(source: EngineSource, megabytes: number): Promise<WebAssembly.Module> {
  const known = modules.get(megabytes);
  if (known) return known;
  const compiled = source.wasm().then((bytes) => WebAssembly.compile(withMemoryLimit(bytes, megabytes)));
  modules.set(megabytes, compiled);
  compiled.catch(() => modules.delete(megabytes));
  return compiled;
}

/**
 * Starts an instance of the library.
 *
 * @param megabytes the most memory it may take
 * @throws EngineMissing when it does not start
 */
export async function startEngine(megabytes: number): Promise<Engine> {
  try {
    const source = await sourceOfEntry();
    const wasm = await moduleOf(source, megabytes);
    const thread = idle ?? (await source.thread());
    idle = null;
    const engine = new ThreadEngine(thread, megabytes <= MOST_IDLE_MEGABYTES);
    await engine.ask({ operation: "start", wasm }, LONGEST_START);
    return engine;
  } catch (error) {
    throw new EngineMissing(String(error));
  }
}

type Answer = { readonly done: true; readonly value: unknown } | { readonly done: false; readonly why: string };

class ThreadEngine implements Engine {
  private waiting: { readonly resolve: (value: unknown) => void; readonly reject: (failure: EngineFailure) => void } | null = null;
  private ended: string | null = null;

  constructor(private readonly thread: EngineThread, private readonly keeps: boolean) {
    thread.listen(
      (message) => {
        const answer = message as Answer;
        if (answer.done) this.settle()?.resolve(answer.value);
        else this.fail(answer.why);
      },
      (why) => { this.fail(why); },
    );
  }

  async books(names: readonly string[], trial: readonly string[]): Promise<void> {
    await this.ask({ operation: "books", names, trial }, LONGEST_START);
  }

  async put(book: Book, inputs: Inputs, limit: number): Promise<readonly number[]> {
    return (await this.ask({ operation: "put", book: BOOKS[book], ...inputs }, limit)) as readonly number[];
  }

  async results(book: Book, at: Places, twins: number, limit: number): Promise<Results> {
    return (await this.ask({ operation: "results", book: BOOKS[book], at, twins }, limit)) as Results;
  }

  end(): void {
    const usable = this.ended === null && this.waiting === null && this.keeps && idle === null;
    this.ended ??= "ended";
    if (usable) idle = this.thread;
    else this.thread.end();
  }

  /** Asks the worker one thing; the next may be asked when it has answered. */
  ask(message: unknown, limit: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.ended !== null) return reject(new EngineFailure(this.ended));
      const timer = setTimeout(() => { this.fail(`no answer within ${limit} ms`); }, limit);
      this.waiting = {
        resolve: (value) => { clearTimeout(timer); resolve(value); },
        reject: (failure) => { clearTimeout(timer); reject(failure); },
      };
      this.thread.post(message);
    });
  }

  private settle(): ThreadEngine["waiting"] {
    const { waiting } = this;
    this.waiting = null;
    return waiting;
  }

  private fail(why: string): void {
    this.ended ??= why;
    if (idle === this.thread) idle = null;
    this.thread.end();
    this.settle()?.reject(new EngineFailure(why));
  }
}
