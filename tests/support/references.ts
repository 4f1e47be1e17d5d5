/** A workbook with everything in it that refers to cells, and what each of it says after rows were inserted. */
import { zipOf } from "../../src/hosts/package/zip";

/** What refers to cells, the part it stands in, how the file says it, and how it says it after two rows before row 6 of 支出表. */
export type Reference = readonly [what: string, part: string, before: string, after: string];

const SHEET = "xl/worksheets/sheet1.xml";
const OTHER = "xl/worksheets/sheet2.xml";
const BOOK = "xl/workbook.xml";
const CHART = "xl/charts/chart1.xml";
const DRAWING = "xl/drawings/drawing1.xml";
const VML = "xl/drawings/vmlDrawing1.vml";
const NOTES = "xl/comments1.xml";
const TABLE = "xl/tables/table1.xml";

const anchor = (editAs: string, from: number, to: number): string =>
  `<xdr:twoCellAnchor${editAs}><xdr:from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${from}</xdr:row><xdr:rowOff>5</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${to}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>`;
const shape = (kind: string, tied: string, from: number, to: number, cell: string): string =>
  `<v:shape id="${kind}"><x:ClientData ObjectType="${kind}"><x:Anchor>1, 2, ${from}, 0, 3, 2, ${to}, 0</x:Anchor>${tied}${cell}</x:ClientData></v:shape>`;

/** In the order in which they stand in their parts. */
export const REFERENCES: readonly Reference[] = [
  ["表的范围", SHEET, '<dimension ref="A1:F20"/>', '<dimension ref="A1:F22"/>'],
  ["视图的位置与选中的单元格", SHEET, '<selection activeCell="B9" sqref="B9 D3:D7"/>', '<selection activeCell="B11" sqref="B11 D3:D9"/>'],
  ["单元格与求和区域", SHEET, '<row r="8"><c r="C8"><f>SUM(C3:C7)</f><v>7</v></c></row>', '<row r="10"><c r="C10"><f>SUM(C3:C9)</f><v>7</v></c></row>'],
  ["数组公式", SHEET, '<row r="9"><c r="D9" cm="1"><f t="array" ref="D9:D9">C7*2</f><v>14</v></c></row>', '<row r="11"><c r="D11" cm="1"><f t="array" ref="D11">C9*2</f><v>14</v></c></row>'],
  ["模拟运算表", SHEET, '<row r="10"><c r="E10"><f t="dataTable" ref="E10:E12" dt2D="0" dtr="0" r1="C7"/><v>3</v></c></row>', '<row r="12"><c r="E12"><f t="dataTable" ref="E12:E14" dt2D="0" dtr="0" r1="C9"/><v>3</v></c></row>'],
  ["可编辑的区域", SHEET, '<protectedRange sqref="C7:C9" name="可填"/>', '<protectedRange sqref="C9:C11" name="可填"/>'],
  ["方案", SHEET, '<inputCells r="C7" val="1"/>', '<inputCells r="C9" val="1"/>'],
  ["筛选与排序", SHEET, '<autoFilter ref="A2:F20"><sortState ref="A3:F20"><sortCondition ref="C3:C20"/></sortState></autoFilter>', '<autoFilter ref="A2:F22"><sortState ref="A3:F22"><sortCondition ref="C3:C22"/></sortState></autoFilter>'],
  ["合并计算的来源", SHEET, '<dataRef ref="A7:A9" sheet="支出表"/><dataRef ref="A7:A9" sheet="二"/>', '<dataRef ref="A9:A11" sheet="支出表"/><dataRef ref="A7:A9" sheet="二"/>'],
  ["合并单元格", SHEET, '<mergeCell ref="A14:B15"/>', '<mergeCell ref="A16:B17"/>'],
  ["条件格式", SHEET, '<conditionalFormatting sqref="C3:C9"><cfRule type="expression" priority="1"><formula>$C$7&gt;1</formula></cfRule></conditionalFormatting>', '<conditionalFormatting sqref="C3:C11"><cfRule type="expression" priority="1"><formula>$C$9&gt;1</formula></cfRule></conditionalFormatting>'],
  ["数据有效性", SHEET, '<dataValidation type="custom" sqref="C7"><formula1>C7&gt;C6</formula1></dataValidation>', '<dataValidation type="custom" sqref="C9"><formula1>C9&gt;C8</formula1></dataValidation>'],
  ["超链接", SHEET, '<hyperlink ref="B8" location="支出表!A7" display="目录"/>', '<hyperlink ref="B10" location="支出表!A9" display="目录"/>'],
  ["写着井号的超链接", SHEET, '<hyperlink ref="B8" r:id="r10" location="#支出表!A7"/>', '<hyperlink ref="B10" r:id="r10" location="#支出表!A9"/>'],
  ["写着井号的超链接的去处", "xl/worksheets/_rels/sheet1.xml.rels", 'Target="#支出表!A7"', 'Target="#支出表!A9"'],
  ["通向别的文件的超链接", SHEET, '<hyperlink ref="C8" r:id="r11" location="支出表!A7"/><hyperlink ref="D8" r:id="r11" location="A7"/>', '<hyperlink ref="C10" r:id="r11" location="支出表!A7"/><hyperlink ref="D10" r:id="r11" location="A7"/>'],
  ["分页符", SHEET, '<brk id="9" max="16383" man="1"/>', '<brk id="11" max="16383" man="1"/>'],
  ["监视的单元格", SHEET, '<cellWatch r="C7"/>', '<cellWatch r="C9"/>'],
  ["忽略的错误", SHEET, '<ignoredError sqref="A3:A20" numberStoredAsText="1"/>', '<ignoredError sqref="A3:A22" numberStoredAsText="1"/>'],
  ["发布为网页的区域", SHEET, '<webPublishItem id="1" divId="d" sourceType="range" sourceRef="A3:F9" destinationFile="x.htm"/>', '<webPublishItem id="1" divId="d" sourceType="range" sourceRef="A3:F11" destinationFile="x.htm"/>'],
  ["ActiveX 控件所连的单元格", SHEET, '<controlPr linkedCell="$C$7" listFillRange="支出表!$A$3:$A$9">', '<controlPr linkedCell="$C$9" listFillRange="支出表!$A$3:$A$11">'],
  ["控件的位置", SHEET, '<anchor moveWithCells="1"><from><xdr:row>7</xdr:row></from><to><xdr:row>8</xdr:row></to></anchor>', '<anchor moveWithCells="1"><from><xdr:row>9</xdr:row></from><to><xdr:row>10</xdr:row></to></anchor>'],
  ["迷你图", SHEET, "<x14:sparkline><xm:f>支出表!C3:C9</xm:f><xm:sqref>F7</xm:sqref></x14:sparkline>", "<x14:sparkline><xm:f>支出表!C3:C11</xm:f><xm:sqref>F9</xm:sqref></x14:sparkline>"],
  ["别的表的公式", OTHER, "<f>支出表!C8*2</f>", "<f>支出表!C10*2</f>"],
  ["别的表的条件格式", OTHER, "<xm:f>支出表!$C$7&gt;0</xm:f></x14:cfRule><xm:sqref>A1:A9</xm:sqref>", "<xm:f>支出表!$C$9&gt;0</xm:f></x14:cfRule><xm:sqref>A1:A9</xm:sqref>"],
  ["打印区域与标题行", BOOK, "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">支出表!$A$1:$F$20</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">支出表!$1:$2</definedName>", "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">支出表!$A$1:$F$22</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">支出表!$1:$2</definedName>"],
  ["名称", BOOK, '<definedName name="明细">OFFSET(支出表!$A$7,0,0,COUNTA(支出表!$A:$A),1)</definedName>', '<definedName name="明细">OFFSET(支出表!$A$9,0,0,COUNTA(支出表!$A:$A),1)</definedName>'],
  ["图表的数据", CHART, "<c:f>支出表!$C$3:$C$9</c:f><c:ext><c15:formulaRef><c15:sqref>支出表!$C$7</c15:sqref></c15:formulaRef></c:ext>", "<c:f>支出表!$C$3:$C$11</c:f><c:ext><c15:formulaRef><c15:sqref>支出表!$C$9</c15:sqref></c15:formulaRef></c:ext>"],
  ["图表上文本框所示的单元格", "xl/drawings/drawing3.xml", '<cdr:sp textlink="支出表!$C$8">', '<cdr:sp textlink="支出表!$C$10">'],
  ["工作表视图的筛选", "xl/namedSheetViews/namedSheetView1.xml", '<nsvFilter filterId="{2}" ref="A2:F20"/>', '<nsvFilter filterId="{2}" ref="A2:F22"/>'],
  ["图表工作表的数据", "xl/charts/chart2.xml", "<c:f>支出表!$C$7</c:f>", "<c:f>支出表!$C$9</c:f>"],
  ["图随单元格移动并改变大小", DRAWING, anchor("", 3, 8), anchor("", 3, 10)],
  ["图随单元格移动而大小不变", DRAWING, anchor(' editAs="oneCell"', 7, 9), anchor(' editAs="oneCell"', 9, 11)],
  ["图只从上面移动", DRAWING, anchor(' editAs="oneCell"', 2, 9), anchor(' editAs="oneCell"', 2, 9)],
  ["图不随单元格移动", DRAWING, anchor(' editAs="absolute"', 7, 9), anchor(' editAs="absolute"', 7, 9)],
  ["文本框所示的单元格", DRAWING, '<xdr:sp textlink="$C$8">', '<xdr:sp textlink="$C$10">'],
  ["照相机所拍的区域", DRAWING, '<a14:cameraTool cellRange="$A$3:$F$9"/>', '<a14:cameraTool cellRange="$A$3:$F$11"/>'],
  ["图上的链接", "xl/drawings/_rels/drawing1.xml.rels", 'Target="#%E6%94%AF%E5%87%BA%E8%A1%A8!A7"', 'Target="#%E6%94%AF%E5%87%BA%E8%A1%A8!A9"'],
  ["旧式控件的位置与所连的单元格", VML, shape("Drop", "<x:FmlaLink>支出表!$C$7</x:FmlaLink><x:FmlaRange>$A$3:$A$9</x:FmlaRange>", 7, 8, ""), shape("Drop", "<x:FmlaLink>支出表!$C$9</x:FmlaLink><x:FmlaRange>$A$3:$A$11</x:FmlaRange>", 9, 10, "")],
  ["批注的框", VML, shape("Note", "", 8, 12, "<x:Row>8</x:Row><x:Column>1</x:Column>"), shape("Note", "", 10, 14, "<x:Row>10</x:Row><x:Column>1</x:Column>")],
  ["批注", NOTES, '<comment ref="B9" authorId="0">', '<comment ref="B11" authorId="0">'],
  ["会话批注", "xl/threadedComments/threadedComment1.xml", '<threadedComment ref="B9" id="{1}">', '<threadedComment ref="B11" id="{1}">'],
  ["超级表", TABLE, 'ref="A16:B20" id="1"', 'ref="A18:B22" id="1"'],
  ["超级表的筛选与公式", TABLE, '<autoFilter ref="A16:B20"/><tableColumns count="1"><tableColumn id="1"><calculatedColumnFormula>支出表!C7</calculatedColumnFormula></tableColumn></tableColumns>', '<autoFilter ref="A18:B22"/><tableColumns count="1"><tableColumn id="1"><calculatedColumnFormula>支出表!C9</calculatedColumnFormula></tableColumn></tableColumns>'],
  ["数据透视表的来源", "xl/pivotCache/pivotCacheDefinition1.xml", '<worksheetSource ref="A2:F20" sheet="支出表"/>', '<worksheetSource ref="A2:F22" sheet="支出表"/>'],
  ["数据透视表的多个来源", "xl/pivotCache/pivotCacheDefinition1.xml", '<rangeSet ref="A7:B9" sheet="支出表"/>', '<rangeSet ref="A9:B11" sheet="支出表"/>'],
  ["数据透视表的位置", "xl/pivotTables/pivotTable1.xml", '<location ref="A30:C40" firstHeaderRow="1"/>', '<location ref="A32:C42" firstHeaderRow="1"/>'],
  ["控件所连的单元格", "xl/ctrlProps/ctrlProp1.xml", 'fmlaLink="$C$7"', 'fmlaLink="$C$9"'],
  ["XML 映射的单元格", "xl/tables/tableSingleCells1.xml", '<singleXmlCell id="1" r="C7">', '<singleXmlCell id="1" r="C9">'],
];

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument";

/** The parts of the workbook with what each says in `column` of {@link REFERENCES}: 2 before, 3 after. */
export function referringParts(column: 2 | 3): ReadonlyMap<string, string> {
  const said = new Map(REFERENCES.map((reference) => [reference[0], reference[column]]));
  const of = (...names: readonly string[]): string => names.map((name) => said.get(name) ?? "").join("");
  const relations = (...list: readonly (readonly [kind: string, target: string])[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([kind, target], index) => `<Relationship Id="r${index + 1}" Type="${KINDS}/${kind}" ${target.includes("Target=") ? target : `Target="${target}"`}/>`).join("")}</Relationships>`;
  const override = (name: string, type: string): string => `<Override PartName="/${name}" ContentType="${TYPES}.${type}+xml"/>`;
  return new Map([
    ["[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="${TYPES}.vmlDrawing"/>${override(BOOK, "spreadsheetml.sheet.main")}${override(SHEET, "spreadsheetml.worksheet")}${override(OTHER, "spreadsheetml.worksheet")}</Types>`],
    ["_rels/.rels", relations(["officeDocument", BOOK])],
    [BOOK, `<workbook ${MAIN}><sheets><sheet name="支出表" sheetId="1" r:id="r1"/><sheet name="二" sheetId="2" r:id="r2"/><sheet name="图" sheetId="3" r:id="r3"/></sheets><definedNames>${of("打印区域与标题行", "名称")}</definedNames><pivotCaches><pivotCache cacheId="1" r:id="r4"/></pivotCaches></workbook>`],
    ["xl/_rels/workbook.xml.rels", relations(["worksheet", "worksheets/sheet1.xml"], ["worksheet", "worksheets/sheet2.xml"], ["chartsheet", "chartsheets/sheet1.xml"], ["pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"])],
    [SHEET, `<worksheet ${MAIN} xmlns:xdr="urn:xdr" xmlns:x14="urn:x14" xmlns:xm="urn:xm">${of("表的范围")}<sheetViews><sheetView workbookViewId="0">${of("视图的位置与选中的单元格")}</sheetView></sheetViews><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>表</t></is></c></row><row r="7"><c r="C7"><v>7</v></c></row>${of("单元格与求和区域", "数组公式", "模拟运算表")}<row r="20"><c r="F20"><v>1</v></c></row></sheetData><protectedRanges>${of("可编辑的区域")}</protectedRanges><scenarios><scenario name="甲" count="1">${of("方案")}</scenario></scenarios>${of("筛选与排序")}<dataConsolidate><dataRefs count="2">${of("合并计算的来源")}</dataRefs></dataConsolidate><mergeCells count="1">${of("合并单元格")}</mergeCells>${of("条件格式")}<dataValidations count="1">${of("数据有效性")}</dataValidations><hyperlinks>${of("超链接", "写着井号的超链接", "通向别的文件的超链接")}</hyperlinks><rowBreaks count="1" manualBreakCount="1">${of("分页符")}</rowBreaks><cellWatches>${of("监视的单元格")}</cellWatches><ignoredErrors>${of("忽略的错误")}</ignoredErrors><drawing r:id="r1"/><legacyDrawing r:id="r2"/><controls><control shapeId="1" r:id="r7">${of("ActiveX 控件所连的单元格", "控件的位置")}</controlPr></control></controls><webPublishItems count="1">${of("发布为网页的区域")}</webPublishItems><tableParts count="1"><tablePart r:id="r5"/></tableParts><extLst><ext uri="{1}"><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines>${of("迷你图")}</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst></worksheet>`.replace('<row r="7"><c r="C7">', column === 2 ? '<row r="7"><c r="C7">' : '<row r="9"><c r="C9">').replace('<row r="20"><c r="F20">', column === 2 ? '<row r="20"><c r="F20">' : '<row r="22"><c r="F22">')],
    ["xl/worksheets/_rels/sheet1.xml.rels", relations(["drawing", "../drawings/drawing1.xml"], ["vmlDrawing", "../drawings/vmlDrawing1.vml"], ["comments", "../comments1.xml"], ["threadedComment", "../threadedComments/threadedComment1.xml"], ["table", "../tables/table1.xml"], ["pivotTable", "../pivotTables/pivotTable1.xml"], ["ctrlProp", "../ctrlProps/ctrlProp1.xml"], ["tableSingleCells", "../tables/tableSingleCells1.xml"], ["namedSheetView", "../namedSheetViews/namedSheetView1.xml"], ["hyperlink", `${of("写着井号的超链接的去处")} TargetMode="External"`], ["hyperlink", 'Target="上年.xlsx" TargetMode="External"'])],
    [OTHER, `<worksheet ${MAIN} xmlns:x14="urn:x14" xmlns:xm="urn:xm"><sheetData><row r="1"><c r="A1">${of("别的表的公式")}<v>14</v></c></row></sheetData><extLst><ext uri="{2}"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression">${of("别的表的条件格式")}</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst></worksheet>`],
    ["xl/chartsheets/sheet1.xml", `<chartsheet ${MAIN}><drawing r:id="r1"/></chartsheet>`],
    ["xl/chartsheets/_rels/sheet1.xml.rels", relations(["drawing", "../drawings/drawing2.xml"])],
    ["xl/drawings/drawing2.xml", '<xdr:wsDr xmlns:xdr="urn:xdr"/>'],
    ["xl/drawings/_rels/drawing2.xml.rels", relations(["chart", "../charts/chart2.xml"])],
    ["xl/charts/chart2.xml", `<c:chartSpace xmlns:c="urn:c">${of("图表工作表的数据")}</c:chartSpace>`],
    [DRAWING, `<xdr:wsDr xmlns:xdr="urn:xdr">${of("图随单元格移动并改变大小", "文本框所示的单元格")}</xdr:sp></xdr:twoCellAnchor><xdr:absoluteAnchor><xdr:pic xmlns:a14="urn:a14">${of("照相机所拍的区域")}</xdr:pic></xdr:absoluteAnchor>${["图随单元格移动而大小不变", "图只从上面移动", "图不随单元格移动"].map((name) => `${of(name)}</xdr:twoCellAnchor>`).join("")}</xdr:wsDr>`],
    ["xl/drawings/_rels/drawing1.xml.rels", relations(["chart", "../charts/chart1.xml"], ["hyperlink", `${of("图上的链接")} TargetMode="External"`])],
    [CHART, `<c:chartSpace xmlns:c="urn:c" xmlns:c15="urn:c15">${of("图表的数据")}</c:chartSpace>`],
    ["xl/charts/_rels/chart1.xml.rels", relations(["chartUserShapes", "../drawings/drawing3.xml"])],
    ["xl/drawings/drawing3.xml", `<c:userShapes xmlns:c="urn:c" xmlns:cdr="urn:cdr"><cdr:relSizeAnchor><cdr:from><cdr:x>0.1</cdr:x><cdr:y>0.1</cdr:y></cdr:from><cdr:to><cdr:x>0.5</cdr:x><cdr:y>0.5</cdr:y></cdr:to>${of("图表上文本框所示的单元格")}</cdr:sp></cdr:relSizeAnchor></c:userShapes>`],
    ["xl/namedSheetViews/namedSheetView1.xml", `<namedSheetViews xmlns="urn:v"><namedSheetView name="视图" id="{1}">${of("工作表视图的筛选")}</namedSheetView></namedSheetViews>`],
    [VML, `<xml xmlns:v="urn:v" xmlns:x="urn:x">${of("旧式控件的位置与所连的单元格")}${of("批注的框")}</xml>`],
    [NOTES, `<comments ${MAIN}><authors><author>甲</author></authors><commentList>${of("批注")}<text><t>看</t></text></comment></commentList></comments>`],
    ["xl/threadedComments/threadedComment1.xml", `<ThreadedComments xmlns="urn:t">${of("会话批注")}<text>看</text></threadedComment></ThreadedComments>`],
    [TABLE, `<table ${MAIN} ${of("超级表")} name="T">${of("超级表的筛选与公式")}</table>`],
    ["xl/pivotCache/pivotCacheDefinition1.xml", `<pivotCacheDefinition ${MAIN}><cacheSource type="worksheet">${of("数据透视表的来源")}<consolidation><rangeSets count="1">${of("数据透视表的多个来源")}</rangeSets></consolidation></cacheSource></pivotCacheDefinition>`],
    ["xl/pivotTables/pivotTable1.xml", `<pivotTableDefinition ${MAIN} name="P" cacheId="1">${of("数据透视表的位置")}</pivotTableDefinition>`],
    ["xl/ctrlProps/ctrlProp1.xml", `<formControlPr xmlns="urn:p" objectType="Drop" ${of("控件所连的单元格")}/>`],
    ["xl/tables/tableSingleCells1.xml", `<singleXmlCells ${MAIN}>${of("XML 映射的单元格")}</singleXmlCell></singleXmlCells>`],
  ]);
}

/** The workbook before anything moved. */
export function referringBook(): Uint8Array<ArrayBuffer> {
  return zipOf([...referringParts(2)].map(([name, text]) => [name, new TextEncoder().encode(text)] as const));
}
