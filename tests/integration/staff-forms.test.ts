import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { formOfChallenge } from "#app/domain/challenge/form.ts";
import { keptFormWords } from "#app/messages/zh-CN/kept-form.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import { editChallenge, showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { exportSettings } from "#app/services/round/round-settings.ts";
import { aChallenge, at, makeMove, valueOf } from "#tests/support/builders.ts";
import { fileServer } from "#tests/support/file-server.ts";
import { aPerson } from "#tests/support/people.ts";
import { Visitor } from "#tests/support/visitor.ts";

const server = fileServer();

async function anOfficer(role: "officer" | "secondOfficer" = "officer") {
  const { personId, username } = await aPerson({ roles: [role] });
  const visitor = new Visitor(server.origin);
  await visitor.signIn(username);
  await visitor.giveFactor(personId);
  return { visitor, personId };
}

/** The fields of a form as it would send them. */
function bodyOf(value: unknown, more: Record<string, string>, name = "", body = new URLSearchParams({ once: randomUUID(), ...more })): URLSearchParams {
  if (Array.isArray(value)) value.forEach((one, index) => bodyOf(one, {}, typeof one === "object" ? `${name}[${index}]` : name, body));
  else if (typeof value === "object" && value !== null) for (const [key, one] of Object.entries(value)) bodyOf(one, {}, name === "" ? key : `${name}.${key}`, body);
  else if (value !== undefined && value !== null && value !== false && value !== "" && !(name in more)) body.set(name, value === true ? "on" : typeof value === "string" ? value : JSON.stringify(value));
  return body;
}

const editOf = (no: string) => `/work/challenges/${no}/edit`;

/** The forms of a page whose rows are added and removed by buttons of their own. */
function formsWithRows(html: string): string[] {
  return [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([form]) => form).filter((form) => form.includes('name="__intent__"'));
}

describe("a form whose rows have buttons of their own", () => {
  it("takes Enter in a field for its own button, never for the first row's 删除, and is found by its rows' buttons", async () => {
    const [drafted, open] = [await aChallenge({ status: "drafted" }), await aChallenge()];
    const { visitor } = await anOfficer();
    const pages = [`/work/rounds/${drafted.round}/rubric`, "/work/rounds/new", "/work/challenges/new", editOf(drafted.no), editOf(open.no)];
    for (const page of pages) {
      const forms = formsWithRows((await visitor.ask(page)).html);
      expect(forms, page).toHaveLength(1);
      expect(/<button[^>]*>/.exec(forms[0]!)![0], page).not.toContain("__intent__");
      expect(forms[0], page).toMatch(/<input type="hidden" name="intent" value="\w+"/);
    }
  });

  it("keeps a correction that is being written when a row is added", async () => {
    const { no, staff } = await aChallenge();
    const { content, digest } = valueOf(await showChallengeForm(await at(staff.officer), no));
    const { visitor } = await anOfficer();
    const body = bodyOf(formOfChallenge(content, digest), { reason: "按需求单位来函更正", intent: "preview", __intent__: JSON.stringify({ type: "insert", payload: { name: "indicators" } }) });
    const { status, html } = await visitor.ask(editOf(no), body);
    expect(status).toBe(200);
    expect(html).toContain("按需求单位来函更正");
    expect(html).toContain(`name="indicators[${content.indicators.length}].name"`);
  });
});

it("a file of settings that is refused says what is wrong and where, and what was pasted stays", async () => {
  const { round, staff } = await aChallenge({ status: "drafted" });
  const file = valueOf(await exportSettings(await at(staff.officer), round));
  const [first, ...others] = file.rubric;
  const wrong = { ...file, rules: { ...file.rules, expertsPerBid: 99 }, rubric: [{ ...first!, weight: first!.weight + 3 }, ...others] };
  const { visitor } = await anOfficer();
  const text = JSON.stringify(wrong);
  const { status, html } = await visitor.ask(`/work/rounds/${round}/settings`, new URLSearchParams({ intent: "compare", once: randomUUID(), text }));
  expect(status).toBe(400);
  expect(html).toContain("<li>评审标准：评分标准各项分值合计须为 100，现在是 103</li>");
  expect(html).toMatch(/<li>每份申报专家人数：[^<]+<\/li>/);
  expect(html).toContain("&quot;expertsPerBid&quot;:99");
});

describe("a form that somebody else's act made late", () => {
  it("is found late at its save too when its page was drawn anew meanwhile, around a copy put back or a problem to mend", async () => {
    const { no, staff } = await aChallenge({ status: "drafted" });
    const { content, digest } = valueOf(await showChallengeForm(await at(staff.officer), no));
    const { visitor } = await anOfficer();
    valueOf(await editChallenge(await at(staff.officer), no, { ...content, deliverables: "同事先写的成果。" }, digest));
    const mine = { ...content, background: "我写的背景。" };
    const back = { intent: "edit", __intent__: JSON.stringify({ type: "update", payload: {} }) };
    for (const sent of [bodyOf(formOfChallenge(mine, digest), back), bodyOf({ ...formOfChallenge(mine, digest), title: "" }, { intent: "edit" })]) {
      const { html } = await visitor.ask(editOf(no), sent);
      expect(html).toContain(">我写的背景。</textarea>");
      expect(html).toContain(`name="digest" value="${digest}"`);
    }
    expect(await visitor.ask(editOf(no), bodyOf(formOfChallenge(mine, digest), { intent: "edit" }))).toMatchObject({ status: 303, location: editOf(no) });
    expect((await visitor.ask(editOf(no))).html).toContain(keptFormWords.present("同事先写的成果。"));
  });

  it("comes back with what was typed over what stands now, and says where they differ", async () => {
    const { no, staff } = await aChallenge({ status: "drafted" });
    const { content, digest } = valueOf(await showChallengeForm(await at(staff.officer), no));
    const { visitor, personId } = await anOfficer();
    valueOf(await editChallenge(await at(staff.officer), no, { ...content, deliverables: "同事先写的成果。" }, digest));

    const sent = await visitor.ask(editOf(no), bodyOf(formOfChallenge({ ...content, background: "我写的背景。" }, digest), { intent: "edit" }));
    expect(sent).toMatchObject({ status: 303, location: editOf(no), toast: "" });
    const { html } = await visitor.ask(editOf(no));
    for (const words of [refusalWords({ code: "editedElsewhere" }), keptFormWords.back.editedElsewhere, keptFormWords.present("同事先写的成果。")]) expect(html).toContain(words);
    expect(html).toContain(`>${content.deliverables}</textarea>`);
    expect(html).toContain(">我写的背景。</textarea>");
    expect([...html.matchAll(/<a href="#challenge-([^"]*)">(?:[^<]|<!-- -->)*?现在是/g)].map(([, name]) => name)).toEqual(["background", "deliverables"]);

    // Sent again from this page it stands on the present text, and is saved.
    const now = valueOf(await showChallengeForm(await at(staff.officer), no));
    expect(html).toContain(`name="digest" value="${now.digest}"`);
    expect((await visitor.ask(editOf(no), bodyOf(formOfChallenge({ ...content, background: "我写的背景。" }, now.digest), { intent: "edit" }))).location).toBe(`/work/challenges/${no}`);
    expect((await getPool().query("select from auth_kept_form where user_id = $1", [personId])).rowCount).toBe(0);
    expect((await visitor.ask(editOf(no))).html).not.toContain(keptFormWords.back.editedElsewhere);
  });

  it("is told on the object's page where there is no such form any more", async () => {
    const { no, staff } = await aChallenge();
    const { visitor } = await anOfficer();
    valueOf(await makeMove(staff.officer, "challenge", no, "suspend", {}, { reason: "需求单位停产检修" }));
    const reason = "收到举报，先停下来核实";
    const page = `/work/challenges/${no}`;
    const sent = await visitor.ask(page, new URLSearchParams({ intent: "suspend", once: randomUUID(), reason }));
    expect(sent).toMatchObject({ status: 303, location: page });
    const { html } = await visitor.ask(page);
    expect(html).toContain(refusalWords({ code: "wrongState" }));
    expect(html).toContain(reason);
  });

  it("of buttons alone brings nothing back", async () => {
    const { round } = await aChallenge({ status: "drafted" });
    const { visitor, personId } = await anOfficer("secondOfficer");
    const sent = await visitor.ask(`/work/rounds/${round}/rules`, new URLSearchParams({ intent: "lookOver", once: randomUUID(), digest: "0".repeat(64) }));
    expect(sent).toMatchObject({ status: 303 });
    expect(sent.toast).toContain(refusalWords({ code: "statusChanged" }));
    expect((await getPool().query("select from auth_kept_form where user_id = $1", [personId])).rowCount).toBe(0);
  });
});
