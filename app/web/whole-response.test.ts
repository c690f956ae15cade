import http from "node:http";
import { describe, expect, it } from "vitest";
import { compressResponse, qualityForOne } from "./compress.ts";
import { send, WholeResponse, wholeOf } from "./whole-response.ts";

const page = () => new WholeResponse(Buffer.from("第一项 <b>"), { status: 404, headers: [["Content-Type", "text/html; charset=utf-8"], ["Set-Cookie", "a=1"], ["Set-Cookie", "b=2"]] });

/** As it comes over the wire. */
async function received(response: Response, method = "GET"): Promise<{ status: number | undefined; cookies: string[] | undefined; id: unknown; length: unknown; body: string }> {
  const server = http.createServer((_, res) => {
    res.setHeader("X-Request-Id", "one");
    void send(res, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  try {
    return await new Promise((resolve, reject) => {
      const request = http.request({ host: "127.0.0.1", port, method, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => resolve({ status: answer.statusCode, cookies: answer.headers["set-cookie"], id: answer.headers["x-request-id"], length: answer.headers["content-length"], body: Buffer.concat(chunks).toString("utf8") }));
      });
      request.on("error", reject).end();
    });
  } finally {
    server.close();
  }
}

describe("an answer that lies in memory whole", () => {
  it("is read like any other", async () => {
    expect(await page().text()).toBe("第一项 <b>");
    expect(Buffer.from(await page().arrayBuffer()).toString("utf8")).toBe("第一项 <b>");
    expect(await new Response(page().body).text()).toBe("第一项 <b>");
    expect(await new WholeResponse(Buffer.from('{"a":1}'), {}).json()).toEqual({ a: 1 });
    expect([page().status, page().headers.getSetCookie()]).toEqual([404, ["a=1", "b=2"]]);
    expect(Buffer.from(await wholeOf(page()))).toEqual(Buffer.from(await wholeOf(new Response("第一项 <b>"))));
  });

  it("is sent with every header, beside those that were set before, and without its body to HEAD", async () => {
    expect(await received(page())).toEqual({ status: 404, cookies: ["a=1", "b=2"], id: "one", length: "13", body: "第一项 <b>" });
    expect(await received(page(), "HEAD")).toMatchObject({ status: 404, body: "" });
  });

  it("leaves one that comes as a stream, or has none, as it is", async () => {
    expect(await received(new Response(new Blob(["a", "b"]).stream(), { headers: { "Content-Type": "application/pdf" } }))).toMatchObject({ status: 200, body: "ab" });
    expect(await received(new Response(null, { status: 304 }))).toMatchObject({ status: 304, body: "" });
  });

  it("keeps its bytes where it cannot be packed", async () => {
    const picture = new WholeResponse(Buffer.from([1, 2, 3]), {});
    const answer = await compressResponse(new Request("http://localhost/"), picture, new Headers({ "content-type": "image/png" }), qualityForOne);
    expect(Buffer.from(await wholeOf(answer))).toEqual(Buffer.from([1, 2, 3]));
  });
});
