import { lazy, Suspense, type ReactNode } from "react";
import { Spinner, Tab, TabList, makeStyles, tokens } from "@fluentui/react-components";
import type { TextScreen, TextView } from "../textWork";
import type { Pane } from "../usePane";
import { useStyles } from "./parts";
import { WriteView } from "./text/WriteView";

/** Reading is wanted by reviewers, last year's text once a year, charts now and then: each comes when it is first looked at. */
const VIEWS = {
  write: WriteView,
  read: lazy(async () => ({ default: (await import("./text/ReadView")).ReadView })),
  charts: lazy(async () => ({ default: (await import("./text/ChartsView")).ChartsView })),
  publish: lazy(async () => ({ default: (await import("./text/PublishView")).PublishView })),
  carry: lazy(async () => ({ default: (await import("./text/CarryView")).CarryView })),
  like: lazy(async () => ({ default: (await import("./text/LikeView")).LikeView })),
} as const satisfies Readonly<Record<TextScreen, unknown>>;
const ORDER: readonly TextView[] = ["write", "read", "charts", "publish"];

/** Four names side by side in the narrowest pane. */
const useOwnStyles = makeStyles({ tab: { "@media (max-width: 280px)": { paddingLeft: tokens.spacingHorizontalXS, paddingRight: tokens.spacingHorizontalXS } } });

/** The tab 说明: the text written from the tables, a text read against them, charts of them, and what is published. */
export function NarrativePanel({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { words, state, actions } = pane;
  const { view } = state.text;
  const View = VIEWS[view];
  const tab: TextView = view === "carry" || view === "like" ? "write" : view;
  return (
    <div className={styles.panel}>
      <TabList
        size="small"
        appearance="subtle-circular"
        aria-label={words.text.viewsLabel}
        selectedValue={tab}
        onTabSelect={(_, data) => actions.patch({ notice: null, text: { ...state.text, view: ORDER.find((each) => each === data.value) ?? "write" } })}
      >
        {ORDER.map((each) => (
          <Tab key={each} className={own.tab} id={`text-tab-${each}`} value={each} aria-controls={tab === each ? "text-view" : undefined}>
            {words.text.views[each]}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id="text-view" aria-labelledby={`text-tab-${tab}`} className={styles.panel}>
        <Suspense fallback={<Spinner size="tiny" />}>
          <View pane={pane} />
        </Suspense>
      </div>
    </div>
  );
}
