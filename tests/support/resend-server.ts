import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ResendRequest {
  authorization: string | undefined;
  idempotencyKey: string | undefined;
  body: { from: string; to: string; subject: string; html: string; text: string; headers: Record<string, string> };
}

export type ResendAnswer = { status: number; body?: unknown; headers?: Record<string, string> } | "silence" | "hangUp";

/** Resend's `POST /emails` as its documentation describes it, with its idempotency and its errors on demand. */
export class ResendServer {
  readonly requests: ResendRequest[] = [];
  /** Answers for the next requests; afterwards every valid request is accepted. */
  readonly script: ResendAnswer[] = [];
  #accepted = new Map<string, { body: string; id: string }>();
  #server = createServer((request, response) => void this.#handle(request, response));
  #apiKey: string;

  constructor(apiKey = "re_test") {
    this.#apiKey = apiKey;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** How many different mails were really taken over. */
  get accepted(): number {
    return this.#accepted.size;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    if (request.method !== "POST" || request.url !== "/emails") return reply(response, { status: 404, body: { statusCode: 404, name: "not_found", message: "Not found" } });
    const idempotencyKey = request.headers["idempotency-key"] as string | undefined;
    this.requests.push({ authorization: request.headers.authorization, idempotencyKey, body: JSON.parse(text) });
    const scripted = this.script.shift();
    if (scripted === "silence") return;
    if (scripted === "hangUp") return void request.socket.destroy();
    reply(response, scripted ?? this.#accept(request.headers.authorization, idempotencyKey ?? "", text));
  }

  #accept(authorization: string | undefined, key: string, body: string): Exclude<ResendAnswer, string> {
    if (authorization !== `Bearer ${this.#apiKey}`) return { status: 403, body: { statusCode: 403, name: "invalid_api_key", message: "API key is invalid" } };
    const earlier = this.#accepted.get(key);
    if (earlier && earlier.body !== body) return { status: 409, body: { statusCode: 409, name: "invalid_idempotent_request", message: "Same idempotency key used with a different request payload" } };
    const id = earlier?.id ?? crypto.randomUUID();
    this.#accepted.set(key, { body, id });
    return { status: 200, body: { id }, headers: { "ratelimit-limit": "2", "ratelimit-remaining": "1", "ratelimit-reset": "1" } };
  }
}

function reply(response: ServerResponse, { status, body, headers }: Exclude<ResendAnswer, string>): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
