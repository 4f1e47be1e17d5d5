import type { OfficeSeam } from "./seam";

/** One request to Excel and its answer, as the client library sends and gets them. */
export interface RecordedExchange {
  readonly request: unknown;
  readonly response: unknown;
  /** Milliseconds until the answer came. */
  readonly tookMs: number;
}

/** The part of the client library that sends requests; made by it at the first request of a context. */
interface Executor {
  executeAsync(customData: unknown, flags: number, message: { readonly Body: unknown }): Promise<{ readonly Body: unknown }>;
}

/**
 * The seam with everything that goes over it kept, for whoever has a real Excel and wants to show what it answers. What is
 * recorded holds the contents of the workbook, so it is saved only when somebody asks for it, and only on this machine.
 */
export function recording(seam: OfficeSeam, keep: (exchange: RecordedExchange) => void): OfficeSeam {
  return {
    supports: (version) => seam.supports(version),
    run: (batch) => seam.run((context) => {
      let executor: Executor | undefined;
      Object.defineProperty(context, "_requestExecutor", {
        configurable: true,
        get: () => executor,
        set: (made: Executor | undefined) => {
          executor = made && recorded(made, keep);
        },
      });
      return batch(context);
    }),
  };
}

function recorded(inner: Executor, keep: (exchange: RecordedExchange) => void): Executor {
  return {
    executeAsync: async (customData, flags, message) => {
      // Copied at once: the client goes on using what it sends.
      const request: unknown = JSON.parse(JSON.stringify(message.Body));
      const began = Date.now();
      const answer = await inner.executeAsync(customData, flags, message);
      keep({ request, response: JSON.parse(JSON.stringify(answer.Body ?? null)), tookMs: Date.now() - began });
      return answer;
    },
  };
}
