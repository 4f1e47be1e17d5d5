import type { ReactNode } from "react";
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { Pane } from "../usePane";
import type { Language, TabId } from "../words";
import { useStyles } from "./parts";

interface WelcomeWords {
  readonly title: string;
  readonly prepare: string;
  readonly steps: readonly (readonly [tab: TabId, text: string])[];
  readonly review: string;
  readonly reviewTab: string;
  readonly local: string;
}

const WORDS: Readonly<Record<Language, WelcomeWords>> = {
  zh: {
    title: "从这里开始",
    prepare: "编制部门预算公开：",
    steps: [
      ["tables", "在下面选地区版式和年度，插入整套表"],
      ["fill", "只填明细数字，小计、合计和占比由插件推算"],
      ["check", "核对表内、表间勾稽关系，改掉有问题的地方"],
      ["narrative", "生成文字说明，导出 Word"],
    ],
    review: "审核已有的表：打开工作簿后直接",
    reviewTab: "校验",
    local: "一切都在本机完成，数据不离开工作簿；每一步都可以撤销。",
  },
  en: {
    title: "Start here",
    prepare: "To prepare a disclosure:",
    steps: [
      ["tables", "choose region and year below and insert the tables"],
      ["fill", "type detailed figures only; totals and shares are derived"],
      ["check", "check the relations and correct what disagrees"],
      ["narrative", "write the text and export it to Word"],
    ],
    review: "To review tables that exist, open the workbook and",
    reviewTab: "validate",
    local: "Everything happens on this machine; figures never leave the workbook, and each step can be undone.",
  },
};

const useOwnStyles = makeStyles({
  steps: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
});

/** What this is, on one screen, for a workbook that has no budget tables. */
export function Welcome({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = WORDS[pane.language];
  const { tabs } = pane.words;
  return (
    <section className={styles.card} aria-labelledby="welcome-title">
      <h2 id="welcome-title" className={styles.heading}>
        {words.title}
      </h2>
      <p className={styles.intro}>{words.prepare}</p>
      <ol className={own.steps}>
        {words.steps.map(([tab, text]) => (
          <li key={tab}>
            <strong>{tabs[tab]}</strong> {text}
          </li>
        ))}
      </ol>
      <p className={styles.intro}>
        {words.review}{" "}
        <Link as="button" type="button" inline onClick={() => pane.actions.showTab("check")}>
          {words.reviewTab}
        </Link>
        {pane.language === "zh" ? "。" : "."}
      </p>
      <p className={styles.hint}>{words.local}</p>
    </section>
  );
}
