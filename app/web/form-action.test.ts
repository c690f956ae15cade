import { problemWords } from "#app/messages/zh-CN/site.ts";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import type { Frame } from "#app/domain/site/frame.ts";
import { type ActionReply, formAction, type FormInput, runFormAction } from "./form-action.ts";
import { refusalPage } from "./problem.ts";

// Where the form itself waits is tests/integration/kept-form.test.ts.
vi.mock("#app/auth/kept-form.ts", () => ({ keepForm: (_request: Request, _personId: string | null, form: { intent: string; said: string }) => Promise.resolve(`jb_kept_form=${form.intent}:${encodeURIComponent(form.said)}`) }));

const frame = { kind: "work" } as Frame;
const schema = z.object({ title: z.string().min(2), weight: z.number().int(), lines: z.array(z.object({ value: z.string() })).default([]) });

interface Answered {
  status: number;
  location: string | null;
  cookie: string | null;
  reply: ActionReply | null;
  problem: { said: object } | null;
}

/** Posts to a page with one button, `save`, whose service gives this result. */
async function post(body: BodyInit, result: { ok: true; value: unknown } | { ok: false; refusal: Refusal } = ok(null), seen: FormInput<unknown>[] = []): Promise<Answered> {
  const request = new Request("http://localhost/work/things/7?tab=a", { method: "POST", body });
  const input = { ctx: { actor: publicActor, now: "2026-03-05T09:00:00.000Z" }, person: null, params: {}, url: new URL(request.url), request, clientAddress: "" };
  const actions = {
    save: formAction({
      schema,
      run: (given) => {
        seen.push(given);
        return Promise.resolve(result);
      },
      done: () => ({ to: "/work/things", toast: "已保存。" }),
    }),
  };
  const outcome: unknown = await runFormAction(actions, input, frame, "ABCD-EFGH").catch((thrown: unknown) => thrown);
  if (outcome instanceof Response) return { status: outcome.status, location: outcome.headers.get("location"), cookie: outcome.headers.get("set-cookie"), reply: null, problem: null };
  const { data, init } = outcome as { data: ActionReply | { said: object }; init: { status: number } | null };
  return { status: init?.status ?? 200, location: null, cookie: null, reply: "intent" in data ? data : null, problem: "said" in data ? data : null };
}

const fields = (more: Record<string, string> = {}) => new URLSearchParams({ intent: "save", once: "key.save", title: "题目", weight: "12", ...more });

describe("a posted form", () => {
  it("reaches the service parsed, with its one-time key, and leads on with a message", async () => {
    const seen: FormInput<unknown>[] = [];
    const answered = await post(fields({ "lines[0].value": "一\r\n二" }), ok(null), seen);
    expect(seen.map(({ form, once }) => ({ form, once }))).toEqual([{ form: { title: "题目", weight: 12, lines: [{ value: "一\n二" }] }, once: "key.save" }]);
    expect([answered.status, answered.location]).toEqual([303, "/work/things"]);
    expect(decodeURIComponent(answered.cookie ?? "")).toBe("jb_toast=done:已保存。; Path=/; HttpOnly; SameSite=Lax; Max-Age=30");
  });

  it("is read with full-width digits in its numbers", async () => {
    const seen: FormInput<unknown>[] = [];
    await post(fields({ weight: "　１２" }), ok(null), seen);
    expect(seen.map(({ form }) => (form as { weight: number }).weight)).toEqual([12]);
  });

  it("comes back with what was typed and what is wrong, in Chinese", async () => {
    const { status, reply } = await post(fields({ title: "", weight: "many" }));
    expect(status).toBe(400);
    expect(reply?.submission.error).toEqual({ title: ["请填写。"], weight: ["请填写数字。"] });
    expect(reply?.submission.initialValue).toMatchObject({ weight: "many" });
  });

  it("comes back with the ID number that was typed, and without what nobody may read again", async () => {
    const { reply } = await post(fields({ title: "", idNumber: "11010519491231002X", password: "Shili-2026" }));
    expect(reply?.submission.initialValue).toMatchObject({ idNumber: "11010519491231002X" });
    expect(JSON.stringify(reply)).not.toContain("Shili-2026");
  });

  it("gets a service's refusal beside the fields it names, and as a sentence above", async () => {
    const refusal: Refusal = { code: "invalidInput", fields: [{ path: "lines.0.value", message: "required" }] };
    const { status, reply } = await post(fields({ "lines[0].value": "x" }), { ok: false, refusal });
    expect(status).toBe(400);
    expect(reply?.submission.error).toEqual({ "": ["有内容需要修改，请按标出的位置更正。（代码 invalidInput）"], "lines[0].value": ["必填"] });
    expect(reply?.code).toBe("invalidInput");
  });

  it.each([
    ["statusChanged", 303, "/work/things/7?tab=a"],
    ["editedElsewhere", 303, "/work/things/7?tab=a"],
    ["signInNeeded", 303, `/sign-in?next=${encodeURIComponent("/work/things/7?tab=a")}`],
    ["secondFactorNeeded", 303, `/second-factor?next=${encodeURIComponent("/work/things/7?tab=a")}`],
  ] as const)("%s leads to %i %s", async (code, status, location) => {
    const answered = await post(fields(), { ok: false, refusal: { code } });
    expect([answered.status, answered.location]).toEqual([status, location]);
  });

  it("is kept where it leads to who one is, and the page in between says so", async () => {
    for (const code of ["signInNeeded", "secondFactorNeeded"] as const) {
      const { cookie } = await post(fields(), { ok: false, refusal: { code } });
      expect(cookie).toContain("jb_kept_form=save");
      expect(decodeURIComponent(cookie ?? "")).toContain("已加密保存");
    }
  });

  it.each([
    ["notAllowed", 403],
    ["deadlinePassed", 409],
    ["idempotencyMismatch", 422],
    ["tooManyTries", 429],
  ] as const)("%s stays on the page with %i", async (code, status) => {
    const answered = await post(fields(), { ok: false, refusal: { code } });
    expect([answered.status, answered.reply?.code]).toEqual([status, code]);
  });

  it("says with every sentence the code to quote by telephone, as the command line prints it", async () => {
    for (const code of ["notAllowed", "samePerson", "deadlinePassed", "statusChanged", "editedElsewhere", "wrongState", "alreadyDone"] as const) {
      const { cookie, reply } = await post(fields(), { ok: false, refusal: { code } });
      expect(reply?.problem ?? decodeURIComponent(cookie ?? "")).toContain(`（代码 ${code}）`);
    }
    const page = refusalPage({ code: "notAllowed" }, "ABCD-EFGH", frame);
    expect(page.data.detail).toContain("（代码 notAllowed）");
  });

  it("for a foreign object is the page of what does not exist", async () => {
    expect(await post(fields(), { ok: false, refusal: { code: "notFound" } })).toMatchObject({ status: 404, problem: { said: problemWords.notFound } });
  });

  it.each([
    ["an unknown button", fields({ intent: "erase" })],
    ["no button", new URLSearchParams({ title: "题目" })],
    ["a button of Object", fields({ intent: "constructor" })],
    ["a NUL in a value", fields({ title: "a\0b" })],
    ["text that is no form", "title=1"],
  ])("with %s is 400 and reaches no service", async (_what, body) => {
    const seen: FormInput<unknown>[] = [];
    expect(await post(body, ok(null), seen)).toMatchObject({ status: 400, problem: { said: problemWords.badRequest } });
    expect(seen).toEqual([]);
  });
});
