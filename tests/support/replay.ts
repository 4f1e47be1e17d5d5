/** Recorded traffic with an Excel, given back to the client library in order: what a real Excel answered, without one. */
import type { RecordedExchange } from "../../src/hosts/office/recorder";

interface Extension {
  readonly HostBridge: { init(bridge: { sendMessageToHost(text: string): void; onMessageFromHost: ((text: string) => void) | null }): void };
}

/** Puts the recording in place of the Excel that the client talks to. @returns how many exchanges have not been asked for yet */
export function replay(exchanges: readonly RecordedExchange[]): () => number {
  const waiting = [...exchanges];
  const bridge = {
    onMessageFromHost: null as ((text: string) => void) | null,
    sendMessageToHost: (text: string): void => {
      const { id, message } = JSON.parse(text) as { id: number; message: { body: { Actions?: { Name: string }[] } } };
      const cleanUp = message.body.Actions?.some(({ Name }) => Name === "_RemoveReference") === true;
      const [next] = cleanUp ? [] : waiting.splice(0, 1);
      const body = next?.response ?? { Results: [], TraceIds: [] };
      setTimeout(() => bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, message: { statusCode: 200, headers: {}, body } })), 0);
    },
  };
  (OfficeExtension as unknown as Extension).HostBridge.init(bridge);
  return () => waiting.length;
}
