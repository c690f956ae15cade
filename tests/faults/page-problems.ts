import { problemWords } from "#app/messages/zh-CN/site.ts";

/** What is wrong with a page that tells of a failure: it must say what happened, what was kept and what to do, and give a code. */
export function pageProblems({ status, body }: { status: number; body: string }): string[] {
  const { title, happened, kept, next } = problemWords.databaseAway;
  const missing = [title, happened, kept, next].filter((words) => !body.includes(words));
  const problems = missing.map((words) => `the page ${status} does not say “${words}”: ${/<h1[^>]*>([^<]*)/.exec(body)?.[1] ?? body.slice(0, 80)}`);
  if (status !== 503) problems.push(`a page answered ${status} instead of 503`);
  if (!/[2-9A-Z]{4}-[2-9A-Z]{4}/.test(body)) problems.push("the page has no code to quote");
  if (/ECONNREFUSED|node_modules|postgres|at .+\(/i.test(body)) problems.push("the page tells of the inside");
  if (!body.includes('lang="zh-CN"')) problems.push("the page is not our Chinese page");
  return problems;
}
