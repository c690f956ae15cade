import { expect, type Page, type Request, test } from "@playwright/test";
import { pdf } from "#app/files/files.fixture.ts";
import { signedIn, whenAlive } from "./people.ts";

/**
 * Uploads behind the gateways of offices (issue "Bidding", point 5): what a gateway refuses with a page of its own, the browser
 * sends another way by itself. The routes stand between the browser and the real server.
 */
const challenge = "JZGX-2026-004";
const username = "lead-t16";
const mebibyte = 1024 * 1024;

let bid: string;

/** Each part within what the last gateway lets through, and more than one of them. */
const file = (name: string) => ({ name, mimeType: "application/pdf", buffer: pdf(name, mebibyte) });

/** How a request carries the file, or that it begins one in parts. */
function wayOf(request: Request): "begin" | "patch" | "override" | "form" | null {
  const { pathname } = new URL(request.url());
  if (pathname === "/uploads/form") return "form";
  if (pathname === "/uploads") return "begin";
  if (request.method() === "PATCH") return "patch";
  return request.headers()["x-http-method-override"] === "PATCH" ? "override" : null;
}

interface Gateway {
  refuses: (way: ReturnType<typeof wayOf>, bytes: number) => boolean;
  status: number | "reset";
}

/** Uploads one file through the gateway; answers the ways that got through to the server, with the largest body of each. */
async function uploadThrough(page: Page, { refuses, status }: Gateway, name: string): Promise<Map<string, number>> {
  const through = new Map<string, number>();
  await page.route(/\/uploads(\/|$)/, async (route, request) => {
    const way = wayOf(request);
    const bytes = Number((await request.allHeaders())["content-length"] ?? 0);
    if (way !== null && refuses(way, bytes)) return status === "reset" ? route.abort("connectionreset") : route.fulfill({ status, contentType: "text/html", body: "<h1>Web Application Firewall</h1>" });
    if (way !== null && way !== "begin") through.set(way, Math.max(through.get(way) ?? 0, bytes));
    return route.continue();
  });
  await page.reload();
  await whenAlive(page);
  await page.locator('form[aria-label="上传附件"] input[type="file"]').setInputFiles(file(name));
  await page.getByRole("button", { name: "上传", exact: true }).click();
  await expect(page.getByRole("row", { name }).getByText("已封存，尚未提交")).toBeVisible({ timeout: 120_000 });
  // The server knows it, whole, and nothing half of it stayed behind.
  await page.reload();
  await expect(page.getByRole("row", { name })).toHaveCount(1);
  await expect(page.getByRole("row", { name }).getByText("已封存，尚未提交")).toBeVisible();
  await page.unrouteAll({ behavior: "wait" });
  return through;
}

test.describe.configure({ mode: "serial" });

test("an upload finds the way that the gateway lets through", async ({ browser }) => {
  // Five pages and five uploads, one of them with pauses between its tries.
  test.setTimeout(480_000);
  const page = await signedIn(browser, username);
  await page.goto(`/work/bids/new?challenge=${challenge}`);
  await page.getByRole("button", { name: "开始填写" }).click();
  await expect(page).toHaveURL(/\/work\/bids\/JB-/);
  bid = new URL(page.url()).pathname.replace("/edit", "");
  await page.goto(`${bid}/edit`);

  const noPatch = await uploadThrough(page, { refuses: (way) => way === "patch", status: 403 }, "不放行PATCH.pdf");
  expect([...noPatch.keys()]).toEqual(["override"]);

  const cut = await uploadThrough(page, { refuses: (way) => way === "patch", status: "reset" }, "PATCH即断.pdf");
  expect([...cut.keys()]).toEqual(["override"]);

  const smallOnly = await uploadThrough(page, { refuses: (way, bytes) => way === "patch" || bytes > 300 * 1024, status: 413 }, "只放行小块.pdf");
  expect([...smallOnly.keys()]).toEqual(["override"]);
  expect(smallOnly.get("override")).toBeLessThanOrEqual(300 * 1024);

  const noParts = await uploadThrough(page, { refuses: (way) => way === "patch" || way === "override", status: 400 }, "不放行分块.pdf");
  expect([...noParts.keys()]).toEqual(["form"]);

  const formsOnly = await uploadThrough(page, { refuses: (way) => way !== "form", status: 403 }, "只放行表单.pdf");
  expect([...formsOnly.keys()]).toEqual(["form"]);
  await page.context().close();
});

test("where no way is left the page says that the gateway stops it, and a file is removed past it", async ({ browser }) => {
  const page = await signedIn(browser, username);
  await page.goto(`${bid}/edit`);
  await whenAlive(page);
  await page.route(/\/uploads(\/|$)/, (route, request) => ([null, "begin"].includes(wayOf(request)) && request.method() !== "DELETE" ? route.continue() : route.fulfill({ status: 403, contentType: "text/html", body: "<h1>403</h1>" })));
  await page.locator('form[aria-label="上传附件"] input[type="file"]').setInputFiles(file("全部拦截.pdf"));
  await page.getByRole("button", { name: "上传", exact: true }).click();
  await expect(page.getByRole("row", { name: "全部拦截.pdf" }).getByText("所在网络的网关拦截了上传（403）")).toBeVisible({ timeout: 60_000 });

  const row = page.getByRole("row", { name: "只放行小块.pdf" });
  await row.getByRole("button", { name: "删除" }).click();
  await expect(row).toHaveCount(0);
  await page.unrouteAll({ behavior: "wait" });
  await page.reload();
  await expect(page.getByRole("row", { name: "只放行表单.pdf" })).toHaveCount(1);
  await expect(row).toHaveCount(0);
  await expect(page.getByRole("row", { name: "全部拦截.pdf" })).toHaveCount(0);
  await page.context().close();
});
