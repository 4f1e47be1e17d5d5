/** Whole texts, from 收支总体 to 名词解释, of four kinds of bodies in the templates of `textVoices`: a university, a court, a township and a county's bureau. */
export const WHOLE_VOICES: Readonly<Record<string, readonly string[]>> = {
  university: [
    "第二部分 {year}年度单位预算情况说明", "一、收支预算总体情况说明", "{body}{year}年度收入、支出预算总计{income}，{income~与上年相比收、支预算总计各~与上年持平~增加~减少~增长~减少}。其中：", "（一）收入预算总计{income}。包括：\n[sources\n|{n}．{name}{this}，{this~与上年相比~与上年相比无变化}。主要原因是办学规模变化。]",
    "（二）支出预算总计{spending}。包括：\n[classes\n|{n}．{name}（类）支出{this}，主要用于教学科研运转。{this~与上年相比~与上年相比无变化}。主要原因是事业发展。]", "二、收入预算情况说明", "{body}{year}年收入预算合计{income}，包括：[sources；|{name}{this}，占{this%income}]。",
    "三、支出预算情况说明", "{body}{year}年支出预算合计{spending}，其中：\n基本支出{basic}，占{basic%spending}；\n项目支出{project}，占{project%spending}。", "五、财政拨款支出预算情况说明", "{body}{year}年财政拨款预算支出{fiscal}，占本年支出合计的{fiscal%spending}。{fiscal~与上年相比，财政拨款支出~与上年持平}。主要原因是生均拨款变化。",
    "七、一般公共预算支出预算情况说明", "{body}{year}年一般公共预算财政拨款支出预算{general}，{general~与上年相比~与上年持平}。", "[items\n|（{n}）{kind}-{division}-{code}-{name}：支出{this}，{this~与上年相比~与上年相比无变化}。]",
    "八、一般公共预算基本支出预算情况说明", "{body}{year}年度一般公共预算财政拨款基本支出预算{generalBasic}，其中：\n（一）人员经费{personnel}。主要包括：[people、|{name}]。\n（二）公用经费{operating}。主要包括：[running、|{name}]。",
    "九、一般公共预算“三公”经费支出预算情况说明", "{body}{year}年度一般公共预算拨款安排的“三公”经费支出预算{three}，其中，因公出国（境）费支出{overseas}；公务用车购置及运行维护费支出{vehicles}；公务接待费支出{reception}。具体情况如下：\n1．因公出国（境）费预算支出{overseas}，{overseas±比上年预算±与上年预算相同}。\n2．公务用车购置及运行维护费预算支出{vehicles}。其中：\n（1）公务用车购置预算支出{purchase}，{purchase±比上年预算±与上年预算相同}。\n（2）公务用车运行维护费预算支出{running}，{running±比上年预算±与上年预算相同}。\n3．公务接待费预算支出{reception}，{reception±比上年预算±与上年预算相同}。",
    "十四、国有资产占用情况说明", "{body}共有车辆12辆，其中，机要通信用车2辆、应急保障用车4辆、其他用车6辆。单价50万元（含）以上的通用设备36台（套）。",
    "十五、预算绩效目标设置情况说明", "{year}年度，{body}整体支出纳入绩效目标管理。", "第四部分 名词解释", "一、财政拨款：单位从同级财政部门取得的各类财政拨款。",
  ],
  court: [
    "一、基本职能及主要工作", "{body}内设机构5个，分别是：立案庭科、刑事科、民事科、执行局、办公室。", "二、收支预算总体情况", "按照综合预算的原则，{body}所有收入和支出均纳入部门预算管理。{body}{year}年收支预算总数{income}，{income±比{last}年收支预算总数±与{last}年收支预算总数持平}。",
    "（一）收入预算情况", "{body}{year}年收入预算{income}，其中：[sources，|{name}{this}，占{this%income}]。", "（二）支出预算情况", "{body}{year}年支出预算{spending}，其中：基本支出{basic}，占{basic%spending}；项目支出{project}，占{project%spending}。",
    "三、财政拨款收支预算情况说明", "{body}{year}年财政拨款收支预算总数{fiscal}，{fiscal±比{last}年±与{last}年持平}。支出包括：[fiscalClasses、|{name}{this}]。", "四、一般公共预算当年拨款情况说明", "（一）一般公共预算当年拨款规模变化情况", "{body}{year}年一般公共预算当年拨款{general}，{general~比{last}年预算数~与{last}年预算数持平}。",
    "（二）一般公共预算当年拨款结构情况", "[generalClasses；|{name}（类）支出{this}，占{this%general}]。", "（三）一般公共预算当年拨款具体使用情况", "[items\n|{n}.{name}（{code}）：{year}年预算数为{this}，主要用于：审判执行工作支出。]",
    "五、一般公共预算基本支出情况说明", "{body}{year}年一般公共预算基本支出{generalBasic}，其中：人员经费{personnel}，主要包括：[people、|{name}]；公用经费{operating}，主要包括：[running、|{name}]。",
    "六、“三公”经费财政拨款预算安排情况说明", "{body}{year}年“三公”经费财政拨款预算数{three}，其中：因公出国（境）经费{overseas}，公务接待费{reception}，公务用车购置及运行维护费{vehicles}（其中：公务用车购置费{purchase}，公务用车运行维护费{running}）。",
    "（一）因公出国（境）经费{overseas±较{last}年预算±与{last}年预算持平}。\n（二）公务接待费{reception±较{last}年预算±与{last}年预算持平}。", "七、政府性基金预算支出情况说明", "{year}年政府性基金预算支出{fund}。", "八、国有资本经营预算支出情况说明", "{year}年国有资本经营预算支出{capital}。",
    "九、其他重要事项的情况说明", "（一）机关运行经费", "{year}年，{body}机关运行经费财政拨款预算为{ownOperating}，{ownOperating~比{last}年预算~与{last}年预算持平}。",
    "（三）国有资产占有使用情况", "截至{last}年底，{body}共有车辆18辆，其中：执法执勤用车15辆、其他用车3辆。", "（四）绩效目标设置情况", "{year}年，按要求编制了绩效目标，综合反映项目预期完成的数量、质量和效益。",
  ],
  township: [
    "第二部分 {year}年部门预算情况说明", "一、基本职能及主要工作", "我镇{year}年预算编制范围包括2家单位，分别是：镇机关、镇综合服务中心。", "二、预算单位收入情况", "（一）部门财务收入情况", "{year}年部门财务总收入{income}，其中：[sources、|{name}{this}]。{income~与上年对比~与上年对比持平}，主要原因分析：人员调整。",
    "（二）财政拨款收入情况", "{year}年部门财政拨款收入{fiscal}。", "三、预算单位支出情况", "{year}年部门预算总支出{spending}。其中：基本支出{basic}，占总支出的{basic%spending}，{basic~与上年对比~与上年对比持平}；项目支出{project}，占总支出的{project%spending}，{project~与上年对比~与上年对比持平}。", "（一）按功能科目分类",
    "[items\n|{n}.{code}-{name}{this}，主要用于镇机关及事业单位运转；]", "（二）按经济科目分类", "一般公共预算基本支出{generalBasic}：[economic，|{code}{name}{this}]。", "四、一般公共预算支出", "{year}年一般公共预算支出{general}，其中：基本支出{generalBasic}，占{generalBasic%general}；项目支出{generalProject}，占{generalProject%general}。",
    "五、“三公”经费预算情况", "我镇{year}年一般公共预算财政拨款“三公”经费预算合计{three}，{three~较上年~与上年持平}，具体变动情况如下：", "（一）因公出国（境）费\n{year}年因公出国（境）费预算为{overseas}，{overseas~较上年~与上年持平}，共计安排因公出国（境）团组0个。\n（二）公务接待费\n{year}年公务接待费预算为{reception}，{reception~较上年~与上年持平}，国内公务接待批次为30次。\n（三）公务用车购置及运行维护费\n{year}年公务用车购置及运行维护费为{vehicles}，{vehicles~较上年~与上年持平}。其中：公务用车购置费{purchase}；公务用车运行维护费{running}。",
    "六、其他公开信息", "（一）机关运行经费安排变化情况及原因说明", "{year}年机关运行经费安排{ownOperating}，{ownOperating~与上年对比~与上年对比持平}。", "（二）国有资产占有使用情况", "截至{last}年12月31日，资产总额1,286.40万元，其中，流动资产286.10万元，固定资产1,000.30万元。",
  ],
  bureau: [
    "第三部分 {body}{year}年部门预算情况说明", "一、关于{body}{year}年财政拨款收支预算情况的总体说明", "{body}{year}年财政拨款收支总预算{fiscal}。支出包括：[fiscalClasses、|{name}{this}]。", "二、关于{body}{year}年一般公共预算当年拨款情况说明", "{body}{year}年一般公共预算当年拨款{general}，{general~比上年预算数~与上年预算数持平}，主要是项目调整。",
    "[generalClasses；|{name}（类）支出{this}，占{this%general}]。", "[items\n|{n}、{kind}（类）{division}（款）{name}（项）（{code}）{year}年预算数为{this}，{this~比上年预算数~与上年预算数持平}，主要是政策变化。]",
    "三、关于{body}{year}年一般公共预算基本支出情况说明", "{body}{year}年一般公共预算基本支出为{generalBasic}，其中：\n人员经费{personnel}，主要包括：[people、|{name}{this}]；\n公用经费{operating}，主要包括：[running、|{name}{this}]。", "四、关于{body}{year}年“三公”经费预算情况说明",
    "{body}{year}年“三公”经费预算数为{three}，其中：\n（一）因公出国（境）费{overseas}，{overseas±与上年预算相比±与上年预算持平}。\n（二）公务用车购置及运行费{vehicles}，其中公务用车购置费{purchase}，公务用车运行费{running}，{vehicles±与上年预算相比±与上年预算持平}。\n（三）公务接待费{reception}，{reception±与上年预算相比±与上年预算持平}。", "五、关于{body}{year}年政府性基金预算当年拨款情况说明", "{body}{year}年政府性基金预算当年拨款{fund}。",
    "六、关于{body}{year}年收支预算情况的总体说明", "{body}{year}年收支总预算{income}。", "七、关于{body}{year}年收入预算情况说明", "{body}{year}年收入预算{income}，其中：[sources，|{name}{this}，占{this%income}]。", "八、关于{body}{year}年支出预算情况说明", "{body}{year}年支出预算{spending}，其中：基本支出{basic}，占{basic%spending}；项目支出{project}，占{project%spending}。{spending~比上年预算数~与上年预算数持平}。",
    "九、其他重要事项的情况说明", "（一）机关运行经费：{year}年机关运行经费预算{ownOperating}，{ownOperating~比上年预算~与上年预算持平}。", "（三）国有资产占有使用情况：截至{last}年12月31日，共有车辆3辆，其中：其他用车3辆。", "（四）绩效目标设置情况：{year}年预算项目全部实现绩效目标管理。",
  ],
};
