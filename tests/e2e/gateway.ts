import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** How a request carries a file: that it begins one in parts, a part, a whole form, or takes one away; null for what does none of it. */
export type CarriedBy = "begin" | "patch" | "override" | "form" | "remove" | null;

export interface GatewayRules {
  refuses: (way: CarriedBy, bytes: number) => boolean;
  /** What stands in the gateway's own page, or that it cuts the connection. */
  status: number | "reset";
}

export interface Gateway {
  origin: string;
  /** The ways that got through to the server, with the largest body of each. */
  through: Map<CarriedBy, number>;
  close: () => Promise<void>;
}

/** A gateway of an office before the product, as one more server: it passes on what its rules allow and refuses the rest. */
export async function startGateway(product: string, { refuses, status }: GatewayRules): Promise<Gateway> {
  const through: Gateway["through"] = new Map();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const way = wayOf(request);
    if (way !== null && refuses(way, body.length)) return status === "reset" ? request.socket.destroy() : response.writeHead(status, { "Content-Type": "text/html" }).end("<h1>Web Application Firewall</h1>");
    if (way !== null) through.set(way, Math.max(through.get(way) ?? 0, body.length));
    const passedOn = http.request(new URL(request.url ?? "/", product), { method: request.method, headers: { ...request.headers, connection: "close" } }, (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    });
    passedOn.on("error", () => response.destroy());
    passedOn.end(body);
  };
  const server = http.createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise<void>((ready) => server.listen(0, ready));
  return {
    origin: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    through,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function wayOf({ url = "", method, headers }: IncomingMessage): CarriedBy {
  const path = url.split("?")[0]!;
  if (path === "/uploads/form") return "form";
  if (path === "/uploads") return "begin";
  if (!path.startsWith("/uploads/")) return null;
  if (method === "PATCH") return "patch";
  const meant = headers["x-http-method-override"] ?? method;
  if (meant === "DELETE") return "remove";
  return meant === "PATCH" ? "override" : null;
}
