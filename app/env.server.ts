import { z } from "zod";

const key32 = z.string().refine((text) => Buffer.from(text, "base64url").length === 32, "必须是 32 字节的 base64url");

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  DATABASE_URL: z.string().min(1, "未设置数据库地址 DATABASE_URL"),
  /** Folder of the socket of a server on this machine; its port is DATABASE_URL's. */
  DATABASE_SOCKET: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  ORIGIN: z.url().optional(),
  DATA_DIR: z.string().default(".data"),
  FILES_DIR: z.string().optional(),
  JIEBANG_SECRET: key32,
  JIEBANG_KEY: key32,
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.url().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default("揭榜台 <noreply@localhost>"),
  SMS_DRIVER: z.enum(["none", "outbox"]).default("none"),
  /** Where clamd listens; without it files are not scanned. */
  JIEBANG_CLAMD: z.string().regex(/^(unix:\/.+|tcp:.+:\d{1,5})$/, "写成 unix:/run/clamav/clamd.ctl 或 tcp:主机:3310").optional(),
  TRUST_PROXY: z.enum(["0", "1"]).default("0"),
  /** 0: this process keeps no public page from one request to the next, as if each had just been changed. */
  KEEP_PAGES: z.enum(["0", "1"]).default("1"),
  /** 1: a line of JSON on standard error for each request. */
  LOG_REQUESTS: z.enum(["0", "1"]).default("0"),
});

export type Env = Omit<z.infer<typeof schema>, "ORIGIN"> & { ORIGIN: string };

let parsed: Env | undefined;

/** The one place where the environment is read; parsed at first use so that `calc` verbs need none of it. */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) throw new Error(`环境变量不正确：${result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("；")}`);
  parsed = { ...result.data, ORIGIN: (result.data.ORIGIN ?? `http://localhost:${result.data.PORT}`).replace(/\/$/, "") };
  return parsed;
}

/** Whether cookies may be `__Host-` and Secure: a plain http origin is allowed for localhost and demos only. */
export function isSecureOrigin(): boolean {
  return env().ORIGIN.startsWith("https:");
}
