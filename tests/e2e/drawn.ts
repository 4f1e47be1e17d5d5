/** What the grid has drawn: the cell it shows as chosen, where that stands on the canvas, and whether it keeps drawing. */
import type { Page } from "playwright-core";
import { eventually } from "./session";
import { atRest } from "./steps";

interface Counted {
  strokes: number;
  changes: number;
  longTasks: number;
  /** Every text that was drawn since it was last asked for. */
  texts: string[];
}

/**
 * Counts every stroke of the grid's canvas, every change of the document and every long task. Runs in each frame ahead of its
 * own scripts, and so uses nothing from outside. The caret of the grid's text editor, which has a canvas of its own, may blink.
 */
export function countWork(): void {
  const counts: Counted = { strokes: 0, changes: 0, longTasks: 0, texts: [] };
  Object.assign(window, { countedWork: counts });
  const { fillText, drawImage } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function counted(text, ...rest) {
    counts.strokes += 1;
    counts.texts.push(text);
    Reflect.apply(fillText, this, [text, ...rest]);
  };
  CanvasRenderingContext2D.prototype.drawImage = function counted(...all: unknown[]) {
    if (!this.canvas.id.startsWith("univer-doc")) counts.strokes += 1;
    Reflect.apply(drawImage, this, all);
  };
  new MutationObserver((records) => (counts.changes += records.length)).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  new PerformanceObserver((list) => (counts.longTasks += list.getEntries().length)).observe({ type: "longtask" });
}

/** The texts that the grid drew since this was last asked. */
export function textsDrawn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as { countedWork: Counted }).countedWork.texts.splice(0));
}

async function workDone(page: Page): Promise<number> {
  const counts = await Promise.all(page.frames().map((frame) => frame.evaluate(() => {
    const { strokes, changes, longTasks } = (window as unknown as { countedWork: Counted }).countedWork;
    return strokes + changes + longTasks;
  })));
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Waits until the page rests, and says what it still did in the second after: 0 when it is idle. A page that never rests has
 * been given every chance by then.
 */
export async function workOfAnIdleSecond(page: Page): Promise<number> {
  await atRest(page);
  let before = await workDone(page);
  return eventually(async () => {
    await page.waitForTimeout(1000);
    const now = await workDone(page);
    const done = now - before;
    before = now;
    return done;
  }, (done) => done === 0);
}

/** The sheet that the grid shows and the cells that its name box names. */
export async function drawnSelection(page: Page): Promise<{ readonly sheet: string; readonly cells: string }> {
  const grid = page.getByRole("main");
  return { sheet: (await grid.getByRole("tab", { selected: true }).innerText()).trim(), cells: await grid.locator("input").first().inputValue() };
}

/** Waits until the grid shows a cell as chosen; gives what it shows in the end. */
export function shownAt(page: Page, sheet: string, cells: string): ReturnType<typeof drawnSelection> {
  return eventually(() => drawnSelection(page), (at) => at.sheet === sheet && at.cells === cells);
}

/** The middle of the frame that is drawn around the chosen cells, in the page; null when no frame is drawn. */
export async function middleOfSelection(page: Page): Promise<{ readonly x: number; readonly y: number } | null> {
  return page.locator("canvas[id^=univer-sheet-main-canvas]").last().evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return null;
    const { width, height } = canvas;
    const pixels = canvas.getContext("2d")?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
    const box = canvas.getBoundingClientRect();
    const scale = width / box.width;
    // The heads of rows and columns carry a line of the same colour.
    const [left, top] = [50 * scale, 25 * scale];
    let [x0, y0, x1, y1] = [Infinity, Infinity, -1, -1];
    for (let y = Math.ceil(top); y < height; y += 1) {
      for (let x = Math.ceil(left); x < width; x += 1) {
        const at = (y * width + x) * 4;
        const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
        if (blue < 200 || blue - red < 120 || blue - green < 60) continue;
        [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
      }
    }
    return x1 < 0 ? null : { x: box.left + (x0 + x1) / 2 / scale, y: box.top + (y0 + y1) / 2 / scale };
  });
}
