import { z } from "zod";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { type AssignmentProblem, readAssignmentProblem } from "#app/domain/review/assignment/problem.ts";
import { type AssignmentAnswer, solveAssignment } from "#app/domain/review/assignment/solve.ts";
import { verifyAssignment } from "#app/domain/review/assignment/verify.ts";
import { assignmentWords } from "#app/messages/zh-CN/assignment.ts";
import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import { zodWords } from "#app/messages/zh-CN/zod.ts";
import { badInput, type Run } from "./command.ts";
import { readJson } from "./input.ts";

/** What `assignment verify` ends with: the assignment itself is wrong, or what it claims is not proven. */
const codes = { wrong: 10, unproven: 11 } as const;

/** `assignment solve FILE`: the best assignment with its proof; an impossible demand is an answer, too (exit 0). */
export const assignmentSolve: Run = async ({ named }) => {
  const problem = await readProblem(named.FILE!, "FILE");
  if (!problem.ok) return problem;
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  const answer = solveAssignment(problem.value, { elapsed });
  const { proof, ...rest } = answer;
  const value = { ...rest, seconds: Math.round(elapsed() * 1e4) / 1e4, proof };
  return ok({ value, text: textOf(answer, value.seconds) });
};

/** `assignment verify PROBLEM SOLUTION`: by the proof alone; exit 0 holds, 10 wrong, 11 not proven. */
export const assignmentVerify: Run = async ({ named }) => {
  const problem = await readProblem(named.PROBLEM!, "PROBLEM");
  if (!problem.ok) return problem;
  const solution = await readJson(named.SOLUTION!, "SOLUTION");
  if (!solution.ok) return solution;
  const verdict = verifyAssignment(problem.value, solution.value);
  if (!verdict.ok) return badInput(...placed(verdict.refusal.fields ?? [], "SOLUTION"));
  const flaw = verdict.value;
  if (!flaw) return ok({ value: { holds: true }, text: assignmentWords.holds });
  const isProof = ["proofUnreadable", "casesIncomplete", "scaleDiffers", "notProven", "worstNotProven"].includes(flaw.flaw);
  return ok({ value: { holds: false, ...flaw }, text: assignmentWords.flaw(flaw), code: isProof ? codes.unproven : codes.wrong });
};

async function readProblem(file: string, place: string): Promise<Result<AssignmentProblem>> {
  z.config({ customError: zodWords });
  const given = await readJson(file, place);
  if (!given.ok) return given;
  const read = readAssignmentProblem(given.value);
  return read.ok ? read : badInput(...placed(read.refusal.fields ?? [], place));
}

/** A problem of the whole file has no path of its own. */
function placed(fields: readonly { path: string; message: string }[], place: string) {
  return fields.map(({ path, message }) => ({ path: path === "" ? place : path, message: fieldWords(message) }));
}

function textOf(answer: AssignmentAnswer, seconds: number): string {
  if (answer.status === "infeasible") return assignmentWords.impossible(answer);
  const rows = [...Map.groupBy(answer.pairs, ([bid]) => bid)].map(([bid, pairs]) => assignmentWords.row(bid, pairs.map(([, expert]) => expert)));
  return [assignmentWords.found(answer, seconds), ...rows].join("\n");
}
