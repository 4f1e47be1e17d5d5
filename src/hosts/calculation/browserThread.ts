import type { EngineThread } from "./engine";

/** A worker from its script as a blob: pages opened from a folder may not load one by its address. */
export async function browserThread(): Promise<EngineThread> {
  const { default: script } = await import("./engineWorker.mjs?worker");
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address);
  return {
    post: (message) => { worker.postMessage(message); },
    listen: (onMessage, onEnd) => {
      worker.onmessage = ({ data }) => { URL.revokeObjectURL(address); onMessage(data); };
      worker.onerror = ({ message }) => { onEnd(message); };
    },
    end: () => { worker.terminate(); },
  };
}
