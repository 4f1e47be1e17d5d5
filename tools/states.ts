/**
 * Takes a picture of every state of the pane in every appearance: `npm run states`, to look at after a change to what people
 * see. They go to .cache/states/APPEARANCE/SCENE.png. `npm run states -- APPEARANCE… SCENE…` takes only those.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser, startWorkbench } from "../tests/e2e/browser";
import { openWorkbench } from "../tests/e2e/session";
import { APPEARANCES, dressed, PANE, settled, type Appearance } from "./appearances";
import { SCENES } from "./scenes";
import { stageOf, type Scene } from "./sceneSteps";

const HOME = join(__dirname, "../.cache/states");

async function take(browser: Browser, url: string, appearance: Appearance, scene: Scene): Promise<void> {
  const { dark, language, width } = appearance;
  const session = await openWorkbench(browser, { url, height: scene.height ?? 800, width: 1280, ...(dark ? { dark } : {}), ...(language === "en" ? { language: "en-US" } : {}) });
  try {
    await dressed(session.page, appearance);
    await scene.way(stageOf(session.page, session.pane, language));
    await settled(session.page);
    const sticksOut = await session.pane.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    const home = join(HOME, appearance.name);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, `${scene.name}.png`), await session.page.locator(PANE).screenshot());
    console.log(`${appearance.name}/${scene.name} ${width} px${sticksOut > 0 ? ` sticks out by ${sticksOut} px` : ""}${session.faults.length > 0 ? ` ${session.faults.join("; ")}` : ""}`);
  } catch (error) {
    console.log(`${appearance.name}/${scene.name} FAILED ${error instanceof Error ? error.message.split("\n").slice(0, 4).join(" ") : String(error)}`);
  } finally {
    await session.close();
  }
}

async function main(): Promise<void> {
  const asked = new Set(process.argv.slice(2));
  const chosen = <Named extends { readonly name: string }>(all: readonly Named[]): readonly Named[] => {
    const some = all.filter(({ name }) => asked.has(name));
    return some.length > 0 ? some : all;
  };
  const jobs = chosen(APPEARANCES).flatMap((appearance) => chosen(SCENES).map((scene) => [appearance, scene] as const));
  const [browser, workbench] = await Promise.all([launchBrowser(), startWorkbench()]);
  try {
    const next = async (): Promise<void> => {
      for (let job = jobs.shift(); job; job = jobs.shift()) await take(browser, workbench.url, ...job);
    };
    await Promise.all([next(), next()]);
  } finally {
    await browser.close();
    await workbench.stop();
  }
}

void main();
