import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EdgeServer, startServer } from "#tests/support/edge-server.ts";

let server: EdgeServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** A page as a browser without script shows it: the words of its main part. */
async function words(path: string): Promise<string> {
  const response = await fetch(`${server.origin}${path}`);
  expect(response.status).toBe(200);
  const main = /<main[\s\S]*<\/main>/.exec(await response.text())?.[0] ?? "";
  return main.replace(/<[^>]+>/g, "").replaceAll("&gt;", ">").replace(/\s+/g, " ");
}

describe("放射性与掺量核算", () => {
  const path = "/rules/radioactivity";

  it("is linked from the rules and shows the formula before anything is asked", async () => {
    expect(await (await fetch(`${server.origin}/rules`)).text()).toContain(`href="${path}"`);
    const page = await words(path);
    expect(page).toContain("IRa = CRa ÷ 200");
    expect(page).not.toContain("可以两项指数");
  });

  it("answers each use in words, with the maximum and the sum", async () => {
    const page = await words(`${path}?ra=480&th=600&k=300&dosage=40`);
    expect(page).toContain("掺量最多 27.2%");
    expect(page).toContain("所填掺量 40% 超过了这一上限");
    expect(page).toContain("▲ 不可以外照射指数 Iγ 1.47，超过 1.0");
    expect(page).toContain("480 ÷ 370 + 600 ÷ 260 + 300 ÷ 4200 = 3.68");
  });

  it("reads full-width digits and says beside a field what is wrong with it", async () => {
    expect(await words(`${path}?ra=${encodeURIComponent("２００")}&th=0&k=0`)).toContain("掺量不受放射性限制");
    const page = await words(`${path}?ra=200&th=abc&k=`);
    expect(page.match(/▲ 请填写不小于 0 的数字/g)).toHaveLength(2);
    expect(page).not.toContain("掺量最多");
  });
});

describe("工作日历", () => {
  const path = "/rules/calendar";

  it("shows a known year with its notice, and says when there is none", async () => {
    expect(await words(`${path}?year=2026`)).toContain("国办发明电〔2025〕7号），全年 248 个工作日");
    expect(await words(`${path}?year=2027`)).toContain("2027年为暂定");
    expect(await words(`${path}?year=1066`)).toMatch(/推算20\d\d年2023/);
  });

  it.each([
    ["start=2026-02-12&days=5", "到 2026年2月25日（星期三）为止"],
    ["start=2026-02-12&days=5", "调休上班，计入：2月14日（星期六）"],
    ["start=2026-02-12&days=1&from=next", "到 2026年2月13日（星期五）为止"],
    ["start=2026-09-28&days=5", "跨过放假：国庆节（10月1日至10月7日）"],
    ["start=2026-12-29&days=5", "（暂定）"],
    ["start=2026-02-30&days=5", "▲ 请填写有效的日期"],
    ["start=2026-02-12&days=1001", "▲ 请填写 1 到 1000 的整数"],
    ["start=2026-02-12", "▲ 请填写 1 到 1000 的整数"],
  ])("%s: %s", async (query, answer) => {
    expect(await words(`${path}?${query}`)).toContain(answer);
  });
});
