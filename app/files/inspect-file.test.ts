import { deflateRawSync, crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { memorySource } from "./file-source.ts";
import { docx, jpeg, pdf, png, zip, type ZipEntry } from "./files.fixture.ts";
import { inspectFile } from "./inspect-file.ts";

const inspect = (bytes: Buffer, type: Parameters<typeof inspectFile>[1]) => inspectFile(memorySource(bytes), type);
const exe = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(4000, 7)]);
const compound = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(4000)]);
const relationship = (attributes: string) => `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ${attributes}/></Relationships>`;
const external = (type: string, mode = 'TargetMode="External"') => docx([{ name: "word/_rels/document.xml.rels", content: relationship(`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://evil.example/x" ${mode}`) }]);

describe("good files", () => {
  it.each([
    ["pdf", pdf()],
    ["docx", docx()],
    ["docx", external("hyperlink")],
    ["jpg", jpeg()],
    ["png", png()],
    ["zip", zip([{ name: "证明/营业执照.pdf", content: pdf() }, { name: "照片.JPG", content: jpeg() }, { name: "正文.docx", content: docx() }, { name: "说明.txt", content: "说明" }, { name: "__MACOSX/._x", content: "x" }])],
  ] as const)("%s", async (type, bytes) => {
    expect(await inspect(bytes, type)).toBeNull();
  });
});

describe("another content than the name says", () => {
  it.each([
    ["an exe as pdf", "pdf", exe],
    ["an exe as docx", "docx", exe],
    ["an exe as jpg", "jpg", exe],
    ["an exe as png", "png", exe],
    ["an exe as zip", "zip", exe],
    ["a plain archive as docx", "docx", zip([{ name: "a.txt", content: "a" }])],
    ["a docx as xlsx", "xlsx", docx()],
    ["HTML as pdf", "pdf", Buffer.from("<html><script>1</script>%PDF-1.4")],
    ["a picture as pdf", "pdf", png()],
    ["a docx whose content type is another's", "docx", docx([], "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")],
  ] as const)("%s", async (_what, type, bytes) => {
    expect(await inspect(bytes, type)).toBe("contentDiffers");
  });
});

describe("cut short or damaged", () => {
  it.each([
    ["a pdf without its end", "pdf", pdf().subarray(0, -40)],
    ["a pdf whose cross-reference is elsewhere", "pdf", Buffer.from(pdf().toString("latin1").replace(/startxref\n\d+/, "startxref\n99999"), "latin1")],
    ["a png cut in a chunk", "png", png().subarray(0, -5)],
    ["a jpeg without its end", "jpg", jpeg().subarray(0, -2)],
    ["a jpeg of nothing but a start", "jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ["a docx without its directory", "docx", docx().subarray(0, -60)],
    ["a docx with a wrong checksum", "docx", zip([...officeParts(), { name: "word/x.xml", content: "<x/>", crc: 1 }])],
    ["an archive that says another size", "zip", zip([{ name: "a.txt", content: "a".repeat(5000), size: 3 }])],
  ] as const)("%s", async (_what, type, bytes) => {
    expect(await inspect(bytes, type)).toBe("damaged");
  });

  it("no cut of a good file passes", async () => {
    for (const [type, whole] of [["pdf", pdf()], ["docx", docx()], ["png", png()], ["zip", zip([{ name: "a.pdf", content: pdf() }])]] as const) {
      for (let length = 0; length < whole.length - 2; length += 7) expect([type, length, await inspect(whole.subarray(0, length), type)]).not.toEqual([type, length, null]);
    }
  });
});

describe("macros and what is fetched from elsewhere", () => {
  it.each([
    ["a macro project", docx([{ name: "word/vbaProject.bin", content: compound }])],
    ["one in other letters", docx([{ name: "word/VBAPROJECT.BIN", content: compound }])],
    ["a macro type in the list of contents", docx([], "application/vnd.ms-word.document.macroEnabled.main+xml")],
    ["ActiveX", docx([{ name: "word/activeX/activeX1.bin", content: compound }])],
  ])("%s", async (_what, bytes) => {
    expect(await inspect(bytes, "docx")).toBe("macros");
  });

  it.each([
    ["a template", external("attachedTemplate")],
    ["a picture", external("image")],
    ["an object, in single quotes", external("oleObject", "TargetMode='External'")],
    ["a frame, spelled with references", external("frame", 'TargetMode="&#69;xtern&#x61;l"')],
    ["a template in the settings", docx([{ name: "word/_rels/settings.xml.rels", content: relationship('TargetMode="External" Target="file:///c:/x.dotm" Type="x/attachedTemplate"') }])],
    ["behind a prefix", docx([{ name: "word/_rels/x.rels", content: '<a:Relationships xmlns:a="x"><a:Relationship Type="x/image" Target="//e/x" TargetMode="External"/></a:Relationships>' }])],
  ])("%s", async (_what, bytes) => {
    expect(await inspect(bytes, "docx")).toBe("externalLinks");
  });

  it.each([
    ["UTF-16", Buffer.from(relationship('TargetMode="External" Type="x/image" Target="x"'), "utf16le")],
    ["another encoding's name", relationship("x").replace("UTF-8", "UTF-7")],
    ["an entity", `<!DOCTYPE r [<!ENTITY e "External">]>${relationship('TargetMode="&e;" Type="x/image" Target="x"')}`],
  ])("relationships in %s are not read around", async (_what, content) => {
    expect(await inspect(docx([{ name: "word/_rels/document.xml.rels", content }]), "docx")).toBe("damaged");
  });

  it("an Office file inside an archive is inspected too", async () => {
    expect(await inspect(zip([{ name: "a.docx", content: external("attachedTemplate") }]), "zip")).toBe("externalLinks");
    expect(await inspect(zip([{ name: "a.docx", content: docx([{ name: "word/vbaProject.bin", content: compound }]) }]), "zip")).toBe("macros");
  });
});

describe("archives", () => {
  it.each([
    ["one in the other", "nestedArchive", [{ name: "里.zip", content: zip([{ name: "a.txt", content: "a" }]) }]],
    ["a rar", "nestedArchive", [{ name: "a.rar", content: "Rar!\x1a\x07\x00" }]],
    ["one that calls itself text", "nestedArchive", [{ name: "a.txt", content: zip([{ name: "a.txt", content: "a" }]) }]],
    ["one that calls itself a picture", "nestedArchive", [{ name: "a.jpg", content: zip([{ name: "a.txt", content: "a" }]) }]],
    ["a program", "archiveContent", [{ name: "setup.exe", content: exe }]],
    ["a script", "archiveContent", [{ name: "a.js", content: "1" }]],
    ["a program that calls itself a pdf", "contentDiffers", [{ name: "a.pdf", content: exe }]],
    ["a way out of its folder", "damaged", [{ name: "../../etc/cron.d/x.txt", content: "x" }]],
    ["an absolute path", "damaged", [{ name: "/etc/x.txt", content: "x" }]],
    ["a drive", "damaged", [{ name: "C:/x.txt", content: "x" }]],
    ["an encrypted file", "encrypted", [{ name: "a.txt", content: "a", flags: 1 }]],
    ["nothing", "fileEmpty", []],
  ] as [string, string, ZipEntry[]][])("%s: %s", async (_what, problem, entries) => {
    const bytes = entries.length === 0 ? zip([{ name: "空/", content: "" }]) : zip(entries);
    expect(await inspect(bytes, "zip")).toBe(problem);
  });

  it("too many files", async () => {
    expect(await inspect(zip(Array.from({ length: 5001 }, (_, index) => ({ name: `${index}.txt`, content: "" }))), "zip")).toBe("archiveTooLarge");
  });

  it("a bomb is stopped by what it says, and by what comes out of it when it lies", async () => {
    const zeros = deflateRawSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 });
    const honest = zip([{ name: "a.txt", raw: zeros, size: 200 * 1024 * 1024, content: "", crc: crc32(Buffer.alloc(200 * 1024 * 1024)) }]);
    expect(await inspect(honest, "zip")).toBe("archiveTooLarge");
    const before = process.memoryUsage().rss;
    const lying = zip([{ name: "a.txt", raw: zeros, size: 1000, content: "" }]);
    expect(["damaged", "archiveTooLarge"]).toContain(await inspect(lying, "zip"));
    // Many entries over the same bytes: each is small enough, all together are not.
    const shared = zip(Array.from({ length: 40 }, (_, index) => ({ name: `${index}.txt`, raw: zeros.subarray(0, 20_000), size: 8 * 1024 * 1024, content: "" })));
    expect(["damaged", "archiveTooLarge"]).toContain(await inspect(shared, "zip"));
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
  });

  it("an Office file that is a bomb", async () => {
    const content = Buffer.alloc(120 * 1024 * 1024, 32);
    expect(await inspect(docx([{ name: "word/media/x.xml", content }]), "docx")).toBe("archiveTooLarge");
  });
});

function officeParts(): ZipEntry[] {
  return [
    { name: "[Content_Types].xml", content: '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>' },
    { name: "word/document.xml", content: "<document/>" },
  ];
}
