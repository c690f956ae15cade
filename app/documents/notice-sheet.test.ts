import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { type Entry, fromBuffer, type Options, type ZipFile } from "yauzl";
import { type ActNotice, type CallNotice, type ListNotice, type NoticedItem, noticeKinds, type NoticeView, type ResultNotice } from "#app/domain/notice/view.ts";
import { actKinds } from "#app/domain/notice/act-body.ts";
import { PDFDict, PDFDocument, type PDFHexString, PDFName } from "@cantoo/pdf-lib";
import { drawPdf } from "./draw-pdf.ts";
import { drawWord } from "./draw-word.ts";
import { makeFile } from "./make-file.ts";
import { noticeData, noticeSheet } from "./notice-sheet.ts";
import { textsOf } from "./page-texts.fixture.ts";
import { sheetText } from "./sheet-text.ts";

const head = { id: "0", version: 1, title: "2026 年度榜单", amendment: null, documentNumber: "示工信〔2026〕3号", number: "示工信〔2026〕3号", roundCode: "R-2026", roundTitle: "2026 年度榜单", challengeNo: null, status: "published" as const, publishedAt: "2026-03-05T01:00:00.000Z", term: null, issuers: ["示例市工业和信息化局"], portal: null, withdrawnReason: null };
const item: NoticedItem = { no: "R-2026-001", title: "赤泥脱碱", ownerName: null, fiscalFen: 300_000_000, ownerInputFen: 900_000_000, closesAt: "2026-04-03T09:00:00.000Z", status: "open" };
const list: ListNotice = { ...head, kind: "list", custody: "openingCodes", tellsStability: false, items: [item] };
const result: ResultNotice = {
  ...head, kind: "result", term: { startsOn: "2026-05-06", endsOn: "2026-05-12", phase: "running", workingDaysLeft: 3 }, challengeNo: "R-2026-001", items: [{ ...item, ownerName: "示例公司" }], minuteNo: "纪要〔2026〕5号",
  isOffline: false, noAward: false, counts: { received: 3, notAccepted: 1, unmatched: 0, scored: 2 }, awards: [{ rank: 1, unitName: "示例大学", memberNames: ["示例研究院"], total: "88.50", fiscalFen: 160_000_000, status: "inPublicity" }],
  ranking: [{ place: 1, code: "A01", total: "88.50", outcome: "proposed" }], rankingDigest: "ab".repeat(32), rankingFormat: "jiebang-ranking-1", isStaged: false, stability: null,
};
const issuer = { redHead: null, contacts: { policyPhone: "0391-0000001", supportPhone: "0391-0000002", phoneHours: "工作日 8:30—17:30", disciplineContact: "派驻纪检监察组 0391-0000009", noticeText: "纸件报示例路 1 号。" }, href: "https://x/notices/0" };

/** The parts of a Word file as text. */
async function unzipped(file: Uint8Array): Promise<Map<string, string>> {
  const zip = await promisify<Buffer, Options, ZipFile>(fromBuffer)(Buffer.from(file), { autoClose: false });
  const entries: Entry[] = [];
  await new Promise((resolve, reject) => zip.on("entry", (entry: Entry) => entries.push(entry)).once("end", resolve).once("error", reject));
  const open = promisify(zip.openReadStream.bind(zip) as (entry: Entry, done: (error: Error | null, stream: NodeJS.ReadableStream) => void) => void);
  return new Map(await Promise.all(entries.map(async (entry) => [entry.fileName, await text(await open(entry))] as const)));
}

describe("notices as files", () => {
  it("say what their pages say, in the order of official documents", () => {
    const text = sheetText(noticeSheet(list, issuer));
    const order = ["关于发布", "示工信〔2026〕3号", "现将", "附件：榜单任务（1 项）", "示例市工业和信息化局", "2026年3月5日", "附件　榜单任务", "R-2026-001\t赤泥脱碱\t\t1,200.00\t2026年4月3日 17:00"].map((part) => text.indexOf(part));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order).not.toContain(-1);
    // The business telephones, and apart from them where misconduct is reported; what the agency adds stands below a list alone.
    for (const part of ["政策咨询 0391-0000001，系统支持 0391-0000002（工作日 8:30—17:30）", "监督举报：派驻纪检监察组 0391-0000009", "纸件报示例路 1 号。"]) expect(text).toContain(part);
    const bare = { policyPhone: null, supportPhone: null, phoneHours: null, disciplineContact: null, noticeText: null };
    expect(sheetText(noticeSheet(list, { ...issuer, contacts: bare }))).not.toMatch(/联系方式|监督举报/);
    const resultText = sheetText(noticeSheet(result, issuer));
    expect([resultText.includes("监督举报"), resultText.includes("纸件报")]).toEqual([true, false]);
    for (const part of ["收到申报 3 份", "公示期自2026年5月6日至2026年5月12日", "0391-0000001", "示例大学（参与单位：示例研究院）", "A01\t88.50\t拟立项", "ab".repeat(32)]) expect(resultText).toContain(part);
  });

  it("of a list say when a fault moves a deadline, and who could open what, in every form", () => {
    const parts = ["故障顺延：截止前 24 小时内，平台中断累计满 30 分钟的，截止时间可以顺延", "密封保管：申报提交时即加密封存", "持码人到齐才能开启"];
    for (const text of [sheetText(noticeSheet(list, issuer)), JSON.stringify(noticeData(list, issuer))]) for (const part of parts) expect(text).toContain(part);
    // What the result will tell of the ranking is said beforehand, or not told.
    expect([false, true].map((tellsStability) => sheetText(noticeSheet({ ...list, tellsStability }, issuer)).includes("一并公开排名是否稳定"))).toEqual([false, true]);
    expect(sheetText(noticeSheet({ ...list, custody: "bureau" }, issuer))).toContain("开标密钥由本系统加密保管");
    expect(sheetText(noticeSheet({ ...list, status: "withdrawn", withdrawnReason: "有误" }, issuer))).not.toContain("故障顺延");
  });

  it("hold the whole text of a call, and until when it takes demands", () => {
    const call: CallNotice = { ...head, kind: "call", items: [], callCode: "ZJ-2026-01", callText: "征集赤泥利用需求。\n一、范围", callClosesAt: "2026-04-03T09:00:00.000Z" };
    const text = sheetText(noticeSheet(call, issuer));
    for (const part of ["征集赤泥利用需求。\n一、范围", "征集截止：2026年4月3日 17:00。"]) expect(text).toContain(part);
    expect(sheetText(noticeSheet({ ...call, callClosesAt: null }, issuer))).toContain("征集截止：常年征集。");
  });

  it("of an act say what was done, why, until when and to which item, each kind in its own words", () => {
    const acted = (kind: (typeof actKinds)[number], change: Partial<ActNotice> = {}): ActNotice => ({ ...head, kind, title: item.title, challengeNo: item.no, documentNumber: null, number: "R-2026公告第2号", items: [item], reason: "检测方法标准已更新", closesAtBefore: "2026-04-03T09:00:00.000Z", closesAt: "2026-04-13T09:00:00.000Z", outageMinutes: 0, isOffline: false, awarded: { unitName: "示例大学", memberNames: ["示例研究院"], fiscalFen: 160_000_000 }, publicityNumber: "示工信〔2026〕9号", differences: [], ...change });
    const texts = actKinds.map((kind) => sheetText(noticeSheet(acted(kind), issuer)));
    for (const text of texts) for (const part of ["R-2026公告第2号", "R-2026-001　赤泥脱碱", "现予公告", "理由：检测方法标准已更新。", "示例市工业和信息化局\n2026年3月5日"]) expect(text).toContain(part);
    expect(new Set(texts.map((text) => text.split("\n")[0])).size).toBe(actKinds.length);
    const amended = sheetText(noticeSheet(acted("amendment", { amendment: 1, differences: [{ kind: "field", field: "periodMonths", before: 12, after: 18 }] }), issuer));
    for (const part of ["第 1 号更正公告", "由2026年4月3日 17:00顺延至2026年4月13日 17:00", "攻关周期\t12 个月\t18 个月"]) expect(amended).toContain(part);
    expect(sheetText(noticeSheet(acted("extension", { outageMinutes: 25 }), issuer))).toContain("平台中断服务 25 分钟");
    const awarded = sheetText(noticeSheet(acted("awarding", { reason: "" }), issuer));
    for (const part of ["已以示工信〔2026〕9号公示，公示期已满", "由示例大学（参与单位：示例研究院）承担，支持经费 160.00 万元"]) expect(awarded).toContain(part);
    expect(awarded).not.toContain("理由");
    const round = sheetText(noticeSheet(acted("withdrawal", { title: "2026 年度榜单", challengeNo: null, items: [item, { ...item, no: "R-2026-002" }] }), issuer));
    for (const part of ["关于取消“2026 年度榜单”的公告", "附件：所涉任务（2 项）", "R-2026-002"]) expect(round).toContain(part);
  });

  it("are data for programs as well: the same words, whatever the kind", () => {
    const views: NoticeView[] = [list, result];
    for (const view of views) expect(noticeData(view, issuer)).toMatchObject({ kind: view.kind, number: "示工信〔2026〕3号", issuers: head.issuers, challenges: [{ no: "R-2026-001", title: "赤泥脱碱" }] });
    expect(noticeKinds).toHaveLength(new Set(noticeKinds).size);
  });

  it("tell nothing more once they are withdrawn", () => {
    const text = sheetText(noticeSheet({ ...result, status: "withdrawn", withdrawnReason: "计算有误" }, issuer));
    expect(text).toContain("本公告已撤回。计算有误");
    for (const part of ["示例大学", "A01", "88.50"]) expect(text).not.toContain(part);
  });

  it("are laid out as official documents are: 3号 body on 28 points, 2号 title, 37 and 28 mm", async () => {
    const parts = await unzipped(await drawWord(noticeSheet(list, issuer)));
    expect(parts.get("word/document.xml")).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/);
    expect(parts.get("word/styles.xml")).toMatch(/w:eastAsia="仿宋"[\s\S]*<w:sz w:val="32"\/>[\s\S]*w:line="560"[^>]*w:lineRule="exact"/);
    expect(parts.get("word/styles.xml")).toMatch(/w:eastAsia="方正小标宋简体"[\s\S]*<w:sz w:val="44"\/>/);
  });

  it("number their pages outside, name stand-ins for fonts that are not there, and bear the red head of an agency that has one", async () => {
    const parts = await unzipped(await drawWord(noticeSheet(result, { ...issuer, redHead: "示例市工业和信息化局文件" })));
    const feet = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, xml]) => xml);
    expect(feet.map((xml) => /<w:jc w:val="(\w+)"\/>/.exec(xml)?.[1]).sort()).toEqual(["left", "right"]);
    for (const xml of feet) expect(xml).toMatch(/— <\/w:t>[\s\S]*PAGE[\s\S]* —<\/w:t>/);
    expect(parts.get("word/settings.xml")).toContain("<w:evenAndOddHeaders");
    expect(parts.get("word/fontTable.xml")).toMatch(/w:name="仿宋"><w:altName w:val="[^"]*FandolFang[^"]*Noto Serif CJK SC"/);
    const named = [...parts].filter(([name]) => name !== "word/fontTable.xml").flatMap(([, xml]) => [...xml.matchAll(/w:eastAsia="(?!zh-CN)([^"]+)"/g)].map(([, font]) => font!));
    expect([...new Set(named)].filter((font) => !parts.get("word/fontTable.xml")!.includes(`w:name="${font}"`))).toEqual([]);
    const body = parts.get("word/document.xml")!;
    const order = ["示例市工业和信息化局文件", "示工信〔2026〕3号", "揭榜结果的公示", "公示期自", "附件：1. 拟立项名单", "　　　2. 评审排名", "2026年3月5日", ">附件1<", ">拟立项名单<", ">附件2<"].map((words) => body.indexOf(words));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order).not.toContain(-1);
    expect(body).toMatch(/w:color w:val="C8161D"/);
    expect((await unzipped(await drawWord(noticeSheet(result, issuer)))).get("word/document.xml")).not.toContain("C8161D");
  });

  it("are signed by all who issue them, who leads first, each name and the date centred on one block that ends four characters from the edge", async () => {
    const issuers = ["示例市工业和信息化局", "示例市科学技术局", "示例市发展和改革委员会（示例市能源局）"];
    const joint = { ...list, issuers };
    expect(sheetText(noticeSheet(joint, issuer))).toContain(`${issuers.join("\n")}\n2026年3月5日`);
    expect(noticeData(joint, issuer)).toMatchObject({ issuers });
    const body = (await unzipped(await drawWord(noticeSheet(joint, issuer)))).get("word/document.xml")!;
    const signed = [...body.matchAll(/<w:ind w:left="(\d+)" w:right="1280"\/><w:jc w:val="center"\/>.*?<w:t[^>]*>([^<]*)</g)].map(([, left, words]) => ({ left, words }));
    expect(signed.map(({ words }) => words)).toEqual([...issuers, "2026年3月5日"]);
    expect(new Set(signed.map(({ left }) => left)).size).toBe(1);
    // 19 characters of 16 points and a little, on a text 442 points wide.
    expect(Number(signed[0]?.left)).toBe(8844 - 1280 - 19.25 * 320);
  });

  it("never leave a signature alone on a page: the end of the text goes with it", async () => {
    // So long a reason that the text fills its page to the last lines, whichever their number is.
    for (const length of [10, 14, 18, 22].map((lines) => lines * 28)) {
      const paper = noticeSheet({ ...list, items: [], title: "榜单" }, issuer);
      const long = { ...paper, blocks: paper.blocks.map((block, index) => (index === 0 && block.kind === "paragraphs" ? { ...block, text: `${"字".repeat(length)}\n最后一段。` } : block)) };
      expect(long.blocks.slice(1, 3).map((block) => block.kind === "paragraphs" && block.tone)).toEqual(["attached", "signed"]);
      const pages = await textsOf(await drawPdf(long));
      const signed = pages.find((words) => words.includes("2026年3月5日"));
      expect(signed).toContain("附件：");
    }
    const body = (await unzipped(await drawWord(noticeSheet(list, issuer)))).get("word/document.xml")!;
    expect(body).toMatch(/<w:pPr><w:keepNext\/>(?:(?!<w:p>).)*附件：榜单任务/);
  });

  it("have a bookmark for each challenge as PDF, and their font in them", async () => {
    const items = [1, 2, 3].map((number) => ({ ...item, no: `R-2026-00${number}` }));
    const file = await PDFDocument.load(await drawPdf(noticeSheet({ ...list, items }, issuer)));
    const outline = file.catalog.lookup(PDFName.of("Outlines"), PDFDict);
    const titles: string[] = [];
    for (let entry = outline.lookupMaybe(PDFName.of("First"), PDFDict); entry; entry = entry.lookupMaybe(PDFName.of("Next"), PDFDict)) titles.push((entry.lookup(PDFName.of("Title")) as PDFHexString).decodeText());
    expect(titles).toEqual(["关于发布“2026 年度榜单”的公告", "附件　榜单任务（3 项）", "R-2026-001　赤泥脱碱", "R-2026-002　赤泥脱碱", "R-2026-003　赤泥脱碱"]);
    const fonts = file.context.enumerateIndirectObjects().filter(([, one]) => one instanceof PDFDict && one.has(PDFName.of("FontFile2")));
    expect(fonts.length).toBeGreaterThan(0);
  });

  it("are drawn as PDF and Word", async () => {
    const [pdf, word] = await Promise.all([makeFile(noticeSheet(list, issuer), "pdf"), makeFile(noticeSheet(result, issuer), "docx")]);
    expect(new TextDecoder().decode(pdf.slice(0, 5))).toBe("%PDF-");
    expect([...word.slice(0, 2)]).toEqual([0x50, 0x4b]);
  });
});
