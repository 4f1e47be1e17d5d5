/**
 * The ribbon of the simulated Excel: buttons without a pane run in the add-in's page of commands, in a hidden frame, as
 * Excel runs them, and the small window in which they speak is heard instead of shown.
 */
import type { Setting } from "../setting";

/** The names under which the manifest knows the buttons' work. */
const ACTIONS = { fill: "fillTables", validate: "validateWorkbook" } as const;
const READY_TRIES = 200;
const READY_WAIT_MS = 50;

/** The parts of the library in the frame that Excel itself uses and the typings leave out. */
interface FrameOffice {
  readonly actions: { readonly _association?: { readonly mappings: Readonly<Record<string, (event: { completed(): void }) => void>> } };
  readonly context: object;
}
type CommandsWindow = Window & { Office?: FrameOffice };

/** Runs a button's work; the page of commands is loaded when the first is pressed. */
export function commandRunner(): Setting["run"] {
  let frame: Promise<CommandsWindow> | null = null;
  return async (command) => {
    const page = await (frame ??= commandsPage());
    const office = await readyOffice(page, ACTIONS[command]);
    return new Promise((resolve) => {
      let told: string | null = null;
      const displayDialogAsync = (address: string): void => void (told = new URLSearchParams(new URL(address).hash.slice(1)).get("notice"));
      // The library's own members cannot be written; objects over them can.
      const context: unknown = Object.create(office.context, { ui: { value: { displayDialogAsync } } });
      page.Office = Object.create(office, { context: { value: context } }) as FrameOffice;
      office.actions._association?.mappings[ACTIONS[command].toUpperCase()]?.({ completed: () => resolve(told) });
    });
  };
}

function commandsPage(): Promise<CommandsWindow> {
  const frame = document.createElement("iframe");
  frame.src = "commands.html";
  frame.hidden = true;
  return new Promise((resolve, reject) => {
    frame.addEventListener("load", () => (frame.contentWindow ? resolve(frame.contentWindow) : reject(new Error("commands.html"))));
    document.body.append(frame);
  });
}

async function readyOffice(page: CommandsWindow, action: string): Promise<FrameOffice> {
  for (let tries = 0; tries < READY_TRIES; tries += 1) {
    const office = page.Office;
    if (office?.actions._association?.mappings[action.toUpperCase()]) return office;
    await new Promise((resolve) => setTimeout(resolve, READY_WAIT_MS));
  }
  throw new Error("office.js");
}
