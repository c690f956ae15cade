import type { ServerResponse } from "node:http";
import { sendResponse } from "@remix-run/node-fetch-server";

/**
 * An answer whose body lies in memory whole. A page's bytes pass three hands on their way out (drawn, packed, sent), and each took them
 * out of a stream and put them into a new one, which cost more than to pack them. Who reads it as any other response still can.
 */
export class WholeResponse extends Response {
  readonly whole: Uint8Array<ArrayBuffer>;

  constructor(whole: Uint8Array<ArrayBuffer>, init: ResponseInit) {
    super(null, init);
    this.whole = whole;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return new Response(this.whole).arrayBuffer();
  }

  override text(): Promise<string> {
    return new Response(this.whole).text();
  }

  override json(): Promise<unknown> {
    return new Response(this.whole).json();
  }
}

// TypeScript takes `body` for a field of Response, which no getter of a class may replace.
Object.defineProperty(WholeResponse.prototype, "body", {
  get(this: WholeResponse) {
    return new Response(this.whole).body;
  },
});

/** A response's body in one piece. */
export async function wholeOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  return response instanceof WholeResponse ? response.whole : new Uint8Array(await response.arrayBuffer());
}

/** Sends an answer: head and body in one go where it is whole, else piece by piece as its stream gives them. */
export async function send(res: ServerResponse, response: Response): Promise<void> {
  if (!(response instanceof WholeResponse)) return sendResponse(res, response);
  res.statusCode = response.status;
  for (const [name, value] of response.headers) res.appendHeader(name, value);
  res.end(response.whole);
}
