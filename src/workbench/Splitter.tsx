import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";

/** The widths that Excel gives a pane. */
export const NARROWEST = 320;
export const WIDEST = 600;
const STEP = 20;

const useStyles = makeStyles({
  bar: {
    width: "5px",
    flexShrink: 0,
    cursor: "col-resize",
    touchAction: "none",
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    ":hover": { backgroundColor: tokens.colorBrandStroke2 },
    ":focus-visible": { outline: "none", backgroundColor: tokens.colorBrandStroke1 },
  },
});

/** Between grid and pane: dragged, or moved with the arrow keys, Home and End. */
export function Splitter({ width, label, onMove, onDragging }: {
  width: number;
  label: string;
  onMove: (width: number) => void;
  onDragging: (on: boolean) => void;
}): ReactNode {
  const styles = useStyles();
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const move = (wanted: number): void => onMove(Math.round(Math.min(WIDEST, Math.max(NARROWEST, wanted))));
  const stop = (): void => {
    start.current = null;
    onDragging(false);
  };
  const down = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
    onDragging(true);
  };
  const keys = (event: KeyboardEvent): void => {
    const wanted = { ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: WIDEST, End: NARROWEST }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    move(wanted);
  };
  return (
    <div
      className={styles.bar}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={width}
      onPointerDown={down}
      onPointerMove={(event) => {
        if (start.current) move(start.current.width + start.current.x - event.clientX);
      }}
      onPointerUp={stop}
      onPointerCancel={stop}
      onKeyDown={keys}
    />
  );
}
