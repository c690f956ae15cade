import { Document, Packer, Paragraph } from "docx";
import { expect, it } from "vitest";
import { makeFile } from "#app/documents/make-file.ts";
import { proposalTemplate } from "#app/documents/proposal-template.ts";
import { proposalParts } from "#app/domain/bid/proposal.ts";
import { readFileText } from "#app/files/file-text.ts";
import { docx } from "#app/files/files.fixture.ts";
import { proposalNoteWords } from "#app/messages/zh-CN/proposal.ts";
import { showBidFile } from "#app/services/bid/show-bid-file.ts";
import { aTeamAtWork, ownFiles } from "#tests/support/bid-files.ts";
import { at, makeMove, valueOf } from "#tests/support/builders.ts";
import { fileServer } from "#tests/support/file-server.ts";

const server = fileServer();

it("the template says what the item and the draft say, and one sent back as it is names every part that nobody wrote", async () => {
  const { team, no, client, challenge } = await aTeamAtWork(server);
  const facts = valueOf(await showBidFile(await at(team.actor), no, { version: null, revision: null }));
  const file = Buffer.from(await makeFile(proposalTemplate(facts), "docx"));
  const text = (await readFileText(new Uint8Array(file), "docx"))!.text;
  for (const said of [challenge.no, facts.challenge.title, facts.unitName, facts.content.projectLead.name, no, ...facts.challenge.indicators.map(({ name }) => name)]) expect(text).toContain(said);

  expect((await client.upload(no, "申报书正文.docx", file)).state).toBe("sealed");
  const [unwritten] = (await ownFiles(team, no)).files;
  expect(unwritten).toMatchObject({ status: "sealed", note: { about: "prompts", parts: [...proposalParts] } });
  expect(proposalNoteWords(unwritten!.note!)).toContain("技术路线");
});

it("a written text is taken without a word, the note comes with the answer, and none stops a submission", async () => {
  const { team, no, client } = await aTeamAtWork(server);
  const written = new Document({ sections: [{ children: Array.from({ length: 10 }, () => new Paragraph("本项目以赤泥脱碱为目标，采用中温水热与气相碳化相结合的路线。")) }] });
  const bytes = Buffer.from(await Packer.toBuffer(written));
  expect((await client.upload(no, "正文.docx", bytes)).state).toBe("sealed");
  const scan = Buffer.from(await makeFile({ title: "扫描件", foot: "", at: "2026-11-26T08:00:00.000Z", blocks: [] }, "pdf"));
  const created = await client.create(no, "扫描件.pdf", scan.length);
  const last = await client.patch(created.headers.get("location")!, 0, new Uint8Array(scan));
  expect([last.headers.get("x-file-state"), last.headers.get("x-file-note")]).toEqual(["sealed", JSON.stringify({ about: "noWords" })]);
  const again = await client.send("HEAD", created.headers.get("location")!);
  expect(again.headers.get("x-file-note")).toBe(JSON.stringify({ about: "noWords" }));
  expect((await client.upload(no, "联合揭榜协议.docx", docx(), "agreement")).state).toBe("sealed");
  expect((await ownFiles(team, no)).files.map(({ kind, note }) => [kind, note])).toEqual([["proposal", null], ["proposal", { about: "noWords" }], ["agreement", null]]);
  valueOf(await makeMove(team.actor, "bid", no, "submit"));
});
