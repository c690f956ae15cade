import { type Browser, expect, type Page, test } from "@playwright/test";
import { pdf } from "#app/files/files.fixture.ts";
import { type CarriedBy, type GatewayRules, startGateway } from "./gateway.ts";
import { signedIn, whenAlive } from "./people.ts";

/**
 * Uploads behind the gateways of offices (issue "Bidding", point 5): what a gateway refuses with a page of its own, the browser
 * sends another way by itself.
 */
const challenge = "JZGX-2026-004";
const username = "lead-t16";
const mebibyte = 1024 * 1024;
const smallest = 300 * 1024;

/** Of the page, below any origin: each gateway has its own. */
let form: string;

/** In more than one part, where the parts are small. */
const file = (name: string) => ({ name, mimeType: "application/pdf", buffer: pdf(name, mebibyte) });

async function sendFile(page: Page, name: string): Promise<void> {
  await whenAlive(page);
  await page.locator('form[aria-label="上传附件"] input[type="file"]').setInputFiles(file(name));
  await page.getByRole("button", { name: "上传", exact: true }).click();
}

/** The form behind a gateway. The session is the host's, whatever the port. */
async function behind(page: Page, rules: GatewayRules, use: (through: Map<CarriedBy, number>) => Promise<void>): Promise<void> {
  const product = new URL(page.url()).origin;
  const gateway = await startGateway(product, rules);
  try {
    await page.goto(gateway.origin + form);
    await use(gateway.through);
    await page.goto(product + form);
  } finally {
    await gateway.close();
  }
}

async function signedInAtForm(browser: Browser): Promise<Page> {
  const page = await signedIn(browser, username);
  await page.goto(form);
  return page;
}

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  const page = await signedIn(browser, username);
  await page.goto(`/work/bids/new?challenge=${challenge}`);
  await page.getByRole("button", { name: "开始填写" }).click();
  await expect(page).toHaveURL(/\/work\/bids\/JB-/);
  form = `${new URL(page.url()).pathname.replace("/edit", "")}/edit`;
  await page.context().close();
});

const gateways: (GatewayRules & { name: string; left: "override" | "form"; most?: number })[] = [
  { name: "不放行PATCH.pdf", refuses: (way) => way === "patch", status: 403, left: "override" },
  { name: "PATCH即断.pdf", refuses: (way) => way === "patch", status: "reset", left: "override" },
  { name: "只放行小块.pdf", refuses: (way, bytes) => way === "patch" || bytes > smallest, status: 413, left: "override", most: smallest },
  { name: "不放行分块.pdf", refuses: (way) => way === "patch" || way === "override", status: 400, left: "form" },
  { name: "只放行表单.pdf", refuses: (way) => way !== "form", status: 403, left: "form" },
];

for (const { name, left, most = Infinity, ...rules } of gateways) {
  test(`an upload finds the way that the gateway lets through: ${name}`, async ({ browser }) => {
    const page = await signedInAtForm(browser);
    await behind(page, rules, async (through) => {
      await sendFile(page, name);
      const row = page.getByRole("row", { name });
      await expect(row.getByText("已封存，尚未提交")).toBeVisible({ timeout: 120_000 });
      expect([...through.keys()].filter((way) => way !== "begin" && way !== "remove")).toEqual([left]);
      expect(through.get(left)).toBeGreaterThan(0);
      expect(through.get(left)).toBeLessThanOrEqual(most);
    });
    // The server knows it, whole, and nothing half of it stayed behind.
    const row = page.getByRole("row", { name });
    await expect(row).toHaveCount(1);
    await expect(row.getByText("已封存，尚未提交")).toBeVisible();
    await page.context().close();
  });
}

test("where no way is left the page says that the gateway stops it, and nothing of it stays; a file is removed by a form of the page", async ({ browser }) => {
  const page = await signedInAtForm(browser);
  await behind(page, { refuses: (way) => way !== null && way !== "begin", status: 403 }, async (through) => {
    await sendFile(page, "全部拦截.pdf");
    await expect(page.getByRole("row", { name: "全部拦截.pdf" }).getByText("所在网络的网关拦截了上传（403）")).toBeVisible({ timeout: 60_000 });
    const row = page.getByRole("row", { name: "只放行小块.pdf" });
    await row.getByRole("button", { name: "删除" }).click();
    await expect(row).toHaveCount(0);
    expect([...through.keys()]).toEqual(["begin"]);
  });
  await expect(page.getByRole("row", { name: "只放行表单.pdf" })).toHaveCount(1);
  await expect(page.getByRole("row", { name: "只放行小块.pdf" })).toHaveCount(0);
  await expect(page.getByRole("row", { name: "全部拦截.pdf" })).toHaveCount(0);
  await page.context().close();
});
