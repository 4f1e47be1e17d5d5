import type { Told, ToldFacts, ToldLine } from "./toldFacts";

/** How amounts are printed in a text. */
export interface Print {
  readonly unit: "元" | "万元" | "亿元";
  readonly decimals: number;
  readonly grouped?: boolean;
  /** 2.3 for 2.30. */
  readonly dropsZeros?: boolean;
}

export const USUAL: Print = { unit: "万元", decimals: 2 };

/**
 * The words of an office, a paragraph each. Of x, an amount by its name ("this" in a list): `{x}` is printed, `{x<}` last year's, `{x%y}` its share of y,
 * `{x~lead~flat}` its change with the rate behind `lead`, or `flat` where there is none; `{x±lead±flat}` without the rate, `{x←lead←flat}` with last year's amount before it.
 * `{x~lead~flat~more~less}` says 增加 and 减少 otherwise. `{x≈约}` (近, 余, 多, 左右, 超过) is about so much, `{x@亿元}` in another unit, `{x∓}` its change with a sign, `{x×}` how many times last year's it is. `[list；|words]` says words of each of a list. A paragraph of which the tables do not hold everything is not said.
 */
export const VOICES: Readonly<Record<string, readonly string[]>> = {
  guangdong: [
    "第二部分 {year}年部门预算情况说明", "一、部门预算收支增减变化情况",
    "{year}年本部门收入预算{income}，{income~比上年~与上年持平}，主要原因是人员经费变动；支出预算{spending}，{spending~比上年~与上年持平}，主要原因是项目支出变化。",
    "二、“三公”经费安排情况说明",
    "{year}年本部门财政拨款安排“三公”经费{three}，{three~比上年~与上年持平}，主要原因是厉行节约。其中：因公出国（境）费{overseas}，{overseas~比上年~与上年持平}；公务用车购置及运行维护费{vehicles}（公务用车购置费{purchase}，公务用车运行维护费{running}），{vehicles~比上年~与上年持平}；公务接待费{reception}，{reception~比上年~与上年持平}。",
  ],
  hubei: [
    "第三部分 {year}年部门预算情况说明", "一、收入预算安排情况",
    "{year}年预算总收入{income}，与上年预算数相比，{income~~基本持平}。其中：[sources；|{name}{this}，占总收入的{this%income}]。",
    "二、支出预算安排情况", "{year}年预算总支出{spending}，{spending~比上年预算数~与上年预算数持平}。其中：",
    "（一）基本支出{basic}，占总支出的{basic%spending}，{basic~比上年预算数~与上年预算数持平}。", "（二）项目支出{project}，占总支出的{project%spending}，{project~比上年预算数~与上年预算数持平}。",
    "按支出功能分类科目，主要包括：[classes，|{name}{this}]。",
    "三、一般公共预算支出情况", "{year}年一般公共预算支出{general}，其中：基本支出{generalBasic}，项目支出{generalProject}。", "[items\n|{n}.{kind}-{division}-{name}{this}，{this~较上年预算~与上年预算持平}。]",
  ],
  hunan: [
    "三、部门收支总体情况", "（一）收入预算：{year}年部门预算数{income}，其中，[sources，|{name}{this}]。收入较去年{income±±持平}，主要是人员变动。",
    "（二）支出预算：{year}年部门预算数{spending}，其中，[classes，|{name}{this}]。支出较去年{spending±±持平}。",
    "四、一般公共预算拨款支出", "{year}年一般公共预算拨款支出预算数{general}，其中，[generalClasses；|{name}{this}，占{this%general}]。具体安排情况如下：",
    "（一）基本支出：{year}年基本支出预算数{generalBasic}，主要是为保障部门正常运转而发生的各项支出，包括用于基本工资、津贴补贴等人员经费以及办公费、印刷费等公用经费。", "（二）项目支出：{year}年项目支出预算数{generalProject}，主要是为完成特定行政工作任务而发生的支出。",
    "（二）“三公”经费预算：",
    "{year}年“三公”经费预算数{three}，其中，公务接待费{reception}，公务用车购置及运行费{vehicles}（其中，公务用车购置费{purchase}，公务用车运行费{running}），因公出国（境）费{overseas}。{year}年“三公”经费预算较{last}年{three±±持平}。",
  ],
  central: [
    "第三部分 {year}年部门预算情况说明", "一、关于{year}年收支总体情况的说明", "按照预算管理有关规定，某部的全部收入和支出均反映在部门预算中，收支总预算{income}。",
    "二、关于{year}年收入总体情况的说明", "{year}年收入预算{income}，其中：[sources；|{name}{this}，占{this%income}]。",
    "三、关于{year}年支出总体情况的说明", "{year}年支出预算{spending}，其中：基本支出{basic}，占{basic%spending}；项目支出{project}，占{project%spending}。",
    "五、关于{year}年一般公共预算当年拨款情况说明", "（一）一般公共预算当年拨款规模变化情况。", "{year}年一般公共预算当年拨款{general}，{general±比{last}年执行数±与{last}年执行数持平}。主要是落实过紧日子要求。",
    "（二）一般公共预算当年拨款结构情况。", "[generalClasses；|{name}（类）支出{this}，占{this%general}]。", "（三）一般公共预算当年拨款具体使用情况。",
    "[items\n|{n}.{kind}（类）{division}（款）{name}（项）{year}年预算数为{this}，{this~比{last}年执行数~与{last}年执行数持平}。主要是经费变化。]",
    "六、关于{year}年一般公共预算基本支出情况说明", "{year}年一般公共预算基本支出{generalBasic}，其中：\n人员经费{personnel}，主要包括：基本工资、津贴补贴、奖金；\n公用经费{operating}，主要包括：办公费、印刷费、水费、电费。",
  ],
  henan: [
    "第二部分 {year}年度部门预算情况说明", "一、收入支出预算总体情况说明", "{year}年收入总计{income}，支出总计{income}，与{last}年预算相比，收、支总计各{income~~持平}。主要原因：人员变动。",
    "二、收入预算总体情况说明", "{year}年收入合计{income}，其中：[sources；|{name}{this}]。", "三、支出预算总体情况说明", "{year}年支出合计{spending}，其中：基本支出{basic}，占{basic%spending}；项目支出{project}，占{project%spending}。",
    "五、一般公共预算支出预算情况说明", "{year}年一般公共预算支出年初预算为{general}。主要用于以下方面：[generalClasses；|{name}（类）支出{this}，占{this%general}]。",
    "九、“三公”经费支出预算情况说明", "{year}年“三公”经费预算为{three}。{year}年“三公”经费支出预算数{three±比{last}年±与{last}年持平}。", "具体支出情况如下：",
    "（一）因公出国（境）费{overseas}，主要用于单位工作人员公务出国（境）的住宿费、旅费。预算数{overseas±比{last}年±与{last}年持平}。",
    "（二）公务用车购置及运行费{vehicles}，其中，公务用车购置费{purchase}；公务用车运行维护费{running}，主要用于公务用车的燃料费、维修费。公务用车购置费预算数{purchase±比{last}年±与{last}年持平}；公务用车运行维护费预算数{running±比{last}年±与{last}年持平}。",
    "（三）公务接待费{reception}，主要用于按规定开支的各类公务接待支出。预算数{reception±比{last}年±与{last}年持平}。",
  ],
  beijing: [
    "{year}年部门预算说明", "（一）收入预算说明", "{year}年收入预算{income}，{income←比{last}年←与{last}年持平}。", "[sources\n|{n}.{name}{this}，占{this%income}。]",
    "（二）支出预算说明", "{year}年支出预算{spending}，其中：\n1.基本支出预算{basic}，占总支出预算{basic%spending}，{basic←比{last}年←与{last}年持平}。\n2.项目支出预算{project}，占总支出预算{project%spending}，{project←比{last}年←与{last}年持平}。",
    "（三）“三公”经费财政拨款预算说明",
    "{year}年“三公”经费财政拨款预算{three}，{three←比{last}年“三公”经费财政拨款预算←与{last}年持平}。其中：\n1.因公出国（境）费用。{year}年预算数{overseas}，{overseas←比{last}年预算数←与{last}年预算数持平}。\n2.公务接待费。{year}年预算数{reception}，{reception←比{last}年预算数←与{last}年预算数持平}。",
    "3.公务用车购置及运行维护费。{year}年预算数{vehicles}，其中，公务用车购置费{year}年预算数{purchase}，{purchase←比{last}年预算数←与{last}年预算数持平}；公务用车运行维护费{year}年预算数{running}，{running←比{last}年预算数←与{last}年预算数持平}。",
  ],
  hebei: [
    "一、部门预算安排的总体情况", "按照预算管理有关规定，目前我省部门预算的编制实行综合预算制度，即全部收入和支出都反映在预算中。", "1、收入说明", "反映本部门当年全部收入。{year}年预算收入{income}，其中：[sources，|{name}{this}]。",
    "2、支出说明", "收支预算总表支出栏反映本部门年度部门预算中支出预算的总体情况。{year}年支出预算{spending}，其中基本支出{basic}；项目支出{project}。",
    "3、比上年增减情况", "{year}年预算收支安排{spending}，{spending±较{last}年预算±与{last}年预算持平}，其中：基本支出{basic±±与上年持平}，主要为人员变动；项目支出{project±±与上年持平}，主要为专项变动。",
  ],
  shaanxi: [
    "五、部门收支情况", "（一）收支预算总体情况。", "{year}年本部门预算收入{income}，其中[sources、|{name}{this}]，{income±{year}年本部门预算收入较上年±{year}年本部门预算收入与上年持平}，主要原因是人员调整。", "{year}年本部门预算支出{spending}，{spending±较上年±与上年持平}，主要原因是业务变化。",
    "（三）一般公共预算拨款支出明细情况。", "1、一般公共预算当年拨款规模变化情况。", "{year}年本部门当年一般公共预算拨款支出{general}，{general±较上年±与上年持平}，主要原因是业务变化。",
    "2、支出按功能科目分类的明细情况。", "本部门当年一般公共预算支出{general}，其中：\n[items\n|（{n}）{name}（{code}）{this}，{this±较上年±与上年持平}，原因是政策调整；]",
    "3、支出按经济科目分类的明细情况。", "本部门当年一般公共预算基本支出{generalBasic}，其中：\n[economic\n|{name}（{code}）{this}，{this±较上年±与上年持平}，原因是人员变化；]",
  ],
  yunnan: [
    "二、预算单位收入情况", "（一）部门财务收入情况", "{year}年部门财务总收入{income}，其中：[sources，|{name}{this}]。", "与上年对比{income~~持平}，主要原因分析：人员变动。", "四、预算单位支出情况",
    "{year}年部门预算总支出{spending}。其中，基本支出{basic}，与上年对比{basic~~持平}；项目支出{project}，与上年对比{project~~持平}。",
    "七、部门“三公”经费增减变化情况及原因说明", "本部门{year}年一般公共预算财政拨款“三公”经费预算合计{three}，{three~较上年~与上年持平}，具体变动情况如下：", "（一）因公出国（境）费",
    "{year}年因公出国（境）费预算为{overseas}，{overseas~较上年~与上年持平}，共计安排因公出国（境）团组0个，因公出国（境）0人次。", "（二）公务接待费", "{year}年公务接待费预算为{reception}，{reception~较上年~与上年持平}，国内公务接待批次为12次，共计接待156人次。",
    "（三）公务用车购置及运行维护费", "{year}年公务用车购置及运行维护费为{vehicles}，{vehicles~较上年~与上年持平}。其中：公务用车购置费{purchase}，{purchase~较上年~与上年持平}；公务用车运行维护费{running}，{running~较上年~与上年持平}。共计购置公务用车0辆，年末公务用车保有量为5辆。",
  ],
  inOrder: [
    "支出预算情况说明", "{year}年支出预算{spending}，同比{spending~~持平}。基本支出、项目支出分别为{basic}、{project}，分别占{basic%spending}、{project%spending}。",
    "收入预算情况说明", "收入预算由上年的{income<}变为{income}。", "“三公”经费预算情况说明", "{year}年“三公”经费预算总额{three}，因公出国（境）费、公务用车购置及运行维护费、公务接待费分别为{overseas}、{vehicles}和{reception}。",
  ],
  anhui: [
    "第三部分 {year}年部门预算情况说明", "一、关于{year}年收支总表的说明", "某局{year}年收支总预算{income}，收入包括：[sources、|{name}]；支出包括：[classes、|{name}]。",
    "二、关于{year}年收入总表的说明", "某局{year}年收入预算{income}，其中，[sources，|{name}{this}，占{this%income}]。", "三、关于{year}年支出总表的说明",
    "某局{year}年支出预算{spending}，{spending~比{last}年预算~与{last}年预算持平~增加~减少~增长~下降}，变动的主要原因是人员和项目变动。其中，基本支出{basic}，占{basic%spending}，主要用于保障机构日常运转；项目支出{project}，占{project%spending}，主要用于履职。",
    "五、关于{year}年一般公共预算支出表的说明", "（三）一般公共预算拨款支出具体使用情况。",
    "[items\n|{n}．{kind}（类）{division}（款）{name}（项）{year}年预算{this}，{this~比{last}年预算~与{last}年预算持平}，变动原因主要是项目调整。]",
  ],
  shandong: [
    "一、部门预算收支情况说明", "（一）收入预算{income}，具体构成：[sources、|{name}{this}]。", "（二）支出预算{spending}，按支出用途划分：基本支出{basic}，占比{basic%spending}；项目支出{project}，占比{project%spending}。",
    "与{last}年相比，{year}年收入预算{income~~持平~增加~减少~增幅~降幅}，支出预算{spending~~持平~增加~减少~增幅~降幅}。",
    "二、财政拨款“三公”经费预算情况", "“三公”经费合计{three}：因公出国（境）费{overseas}，公务用车购置费{purchase}，公务用车运行维护费{running}，公务接待费{reception}。较{last}年预算{three~~无变化~增加~减少~上升~下降}。",
  ],
  jiangxi: [
    "第二部分 {year}年部门预算情况说明", "一、{year}年部门预算收支情况说明", "（一）收入预算情况", "{year}年部门收入预算总额为{income}，{income±较上年预算安排±与上年预算安排持平}。其中：[sources；|{name}{this}]。",
    "（二）支出预算情况", "{year}年部门支出预算总额为{spending}，{spending±较上年预算安排±与上年预算安排持平}。其中：\n按支出项目类别划分：基本支出{basic}，{basic±较上年预算安排±与上年预算安排持平}；项目支出{project}，{project±较上年预算安排±与上年预算安排持平}。",
    "按支出功能科目划分：[classes；|{name}{this}，占支出预算总额的{this%spending}]。",
  ],
};

/** A text in a voice; lists and amounts that the tables do not hold leave out their paragraphs. */
export function speak(voice: readonly string[], facts: ToldFacts, print: Print = USUAL): readonly string[] {
  const speaker = new Speaker(facts, print);
  return voice.flatMap((words) => {
    const said = speaker.say(words);
    return said === null ? [] : said.split("\n");
  });
}

const FEN = { 元: 100, 万元: 1_000_000, 亿元: 10_000_000_000 } as const;

class Speaker {
  constructor(private readonly facts: ToldFacts, private readonly print: Print) {}

  say(words: string): string | null {
    let whole = true;
    const listed = words.replace(/\[(\w+)([^|]*)\|([^\]]*)\]/g, (_, list: string, mark: string, each: string) => {
      const lines = this.facts.lists.get(list);
      whole &&= lines !== undefined;
      return (lines ?? []).map((line, at) => this.fill(each, line, at)).join(mark);
    });
    const said = this.fill(listed, null, 0);
    return whole && !said.includes("{") ? said : null;
  }

  /** Words with their slots filled; those of amounts that are not there stay. */
  private fill(words: string, line: ToldLine | null, at: number): string {
    const dated = words.replaceAll("{body}", this.facts.department).replaceAll("{year}", String(this.facts.year)).replaceAll("{last}", String(this.facts.year - 1));
    return dated.replace(/\{(\w+)(?:([~±←%<≈@∓×])([^{}]*))?\}/g, (slot, name: string, kind: string | undefined, rest: string | undefined) => {
      if (line !== null && ["name", "code", "kind", "division"].includes(name)) return line[name as "name" | "code" | "kind" | "division"];
      if (line !== null && name === "n") return String(at + 1);
      const told = name === "this" ? line ?? undefined : this.facts.amounts.get(name);
      if (!told) return slot;
      if (kind === undefined) return this.amount(told.now);
      if (kind === "<") return this.amount(told.was);
      if (kind === "≈") return this.about(told.now, rest ?? "");
      if (kind === "@") return `${(told.now / FEN[rest as keyof typeof FEN]).toFixed(rest === "元" ? 2 : 4)}${rest ?? ""}`;
      if (kind === "×") return told.was === 0 ? slot : (told.now / told.was).toFixed(2);
      if (kind === "∓") return `${told.now < told.was ? "-" : ""}${this.amount(Math.abs(told.now - told.was))}`;
      if (kind === "%") return this.shareOf(told, rest ?? "") ?? slot;
      return this.change(told, kind, (rest ?? "").split(kind));
    });
  }

  private shareOf({ now }: Told, whole: string): string | null {
    const of = this.facts.amounts.get(whole);
    return of ? this.percent(now, of.now) : null;
  }

  private change({ now, was }: Told, kind: string, [lead = "", flat = "", more = "增加", less = "减少", rise = "增长", fall = "下降"]: readonly string[]): string {
    const moved = now - was;
    if (moved === 0) return flat;
    const rate = kind !== "±" && was !== 0 ? `，${moved > 0 ? rise : fall}${this.percent(moved, was)}` : "";
    return `${lead}${kind === "←" ? this.amount(was) : ""}${moved > 0 ? more : less}${this.amount(Math.abs(moved))}${rate}`;
  }

  private amount(fen: number): string {
    const { unit, decimals, grouped = false } = this.print;
    return this.zeros((fen / FEN[unit]).toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: grouped })) + unit;
  }

  /** About so much: in tens of the unit, above or below as the word wants it. */
  private about(fen: number, word: string): string {
    const { unit } = this.print;
    const tens = fen / FEN[unit] / 10;
    const round = word === "近" ? Math.ceil(tens + 0.01) : ["余", "多", "超过"].includes(word) ? Math.floor(tens - 0.01) : Math.round(tens);
    const printed = String(Math.max(1, round) * 10);
    return ["余", "多"].includes(word) ? `${printed}${word}${unit}` : word === "左右" ? `${printed}${unit}${word}` : `${word}${printed}${unit}`;
  }

  private percent(part: number, whole: number): string {
    return `${this.zeros(((Math.abs(part) / Math.abs(whole)) * 100).toFixed(2))}%`;
  }

  private zeros(printed: string): string {
    return this.print.dropsZeros && printed.includes(".") ? printed.replace(/\.?0+$/, "") : printed;
  }
}
