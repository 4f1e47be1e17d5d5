/**
 * Draws the PNG icons from the SVG files beside them: `npm run icons`. The PNGs are committed, because a build needs
 * no browser; tests/manifest.test.ts checks that each has the size that the manifest says.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser } from "../tests/e2e/browser";

const HOME = join(__dirname, "../assets/icons");
const RIBBON_SIZES = [16, 20, 24, 32, 40, 48, 64, 80];
/** The product's own icon is also shown in lists of add-ins. */
const SIZES: Readonly<Record<string, readonly number[]>> = {
  icon: [...RIBBON_SIZES, 128],
  insert: RIBBON_SIZES,
  fill: RIBBON_SIZES,
  validate: RIBBON_SIZES,
  narrate: RIBBON_SIZES,
  explain: RIBBON_SIZES,
};

async function main(): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    for (const [name, sizes] of Object.entries(SIZES)) {
      const svg = readFileSync(join(HOME, `${name}.svg`), "utf8");
      for (const size of sizes) {
        await page.setViewportSize({ width: size, height: size });
        await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
        writeFileSync(join(HOME, `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
      }
    }
  } finally {
    await browser.close();
  }
}

void main();
