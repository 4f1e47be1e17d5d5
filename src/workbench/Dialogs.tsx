import type { ReactNode } from "react";
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from "@fluentui/react-components";

/** A question before something would be lost. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** The first is what most people want. */
  readonly answers: readonly { readonly label: string; readonly act: () => void }[];
}

/** Asks; Escape and the last button leave everything as it is. */
export function Ask({ question, cancel, onDone }: { question: Question | null; cancel: string; onDone: () => void }): ReactNode {
  return (
    <Dialog open={question !== null} onOpenChange={(_, { open }) => (open ? undefined : onDone())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{question?.title}</DialogTitle>
          <DialogContent>{question?.text}</DialogContent>
          <DialogActions fluid>
            {question?.answers.map(({ label, act }, index) => (
              <Button
                key={label}
                appearance={index === 0 ? "primary" : "secondary"}
                onClick={() => {
                  onDone();
                  act();
                }}
              >
                {label}
              </Button>
            ))}
            <Button onClick={onDone}>{cancel}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
