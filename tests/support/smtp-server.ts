import { createServer, type AddressInfo, type Socket } from "node:net";

export interface SmtpMessage {
  from: string;
  to: string[];
  data: string;
}

/** What the server does at a point of the dialogue instead of agreeing: a reply line, or hanging up. */
export type SmtpDeviation = Partial<Record<"greeting" | "AUTH" | "MAIL" | "RCPT" | "DATA" | "content", string>>;

/** The least SMTP server that can take a mail (RFC 5321), or go wrong at a chosen point. */
export class SmtpServer {
  readonly messages: SmtpMessage[] = [];
  readonly logins: string[] = [];
  deviation: SmtpDeviation = {};
  #sockets = new Set<Socket>();
  #server = createServer((socket) => this.#talk(socket));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `smtp://bureau:secret@127.0.0.1:${(this.#server.address() as AddressInfo).port}?ignoreTLS=true`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #talk(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    const message: SmtpMessage = { from: "", to: [], data: "" };
    let buffer = "";
    let isContent = false;
    const answer = (point: keyof SmtpDeviation, line: string): boolean => {
      const deviation = this.deviation[point];
      if (deviation === "hangUp") socket.destroy();
      else socket.write(`${deviation ?? line}\r\n`);
      return deviation === undefined;
    };
    answer("greeting", "220 test ESMTP");
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      buffer += chunk;
      for (let end = buffer.indexOf(isContent ? "\r\n.\r\n" : "\r\n"); end >= 0; end = buffer.indexOf(isContent ? "\r\n.\r\n" : "\r\n")) {
        const text = buffer.slice(0, end);
        buffer = buffer.slice(end + (isContent ? 5 : 2));
        if (isContent) {
          isContent = false;
          if (answer("content", "250 2.0.0 queued as 1")) this.messages.push({ ...message, data: text });
          continue;
        }
        const verb = text.slice(0, 4).toUpperCase();
        if (verb === "EHLO") socket.write("250-test\r\n250 AUTH PLAIN\r\n");
        else if (verb === "AUTH") {
          this.logins.push(Buffer.from(text.split(" ")[2] ?? "", "base64").toString().replaceAll("\0", " ").trim());
          answer("AUTH", "235 ok");
        } else if (verb === "MAIL") {
          message.from = /<([^>]*)>/.exec(text)?.[1] ?? "";
          answer("MAIL", "250 ok");
        } else if (verb === "RCPT") {
          message.to.push(/<([^>]*)>/.exec(text)?.[1] ?? "");
          answer("RCPT", "250 ok");
        } else if (verb === "DATA") isContent = answer("DATA", "354 go ahead");
        else socket.write(verb === "QUIT" ? "221 bye\r\n" : "250 ok\r\n");
      }
    });
  }
}
