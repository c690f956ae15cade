import { moveWords } from "./moves.ts";

const words = moveWords as Record<string, Record<string, string>>;

/** Said after a move was made. */
export function moveDone(noun: string, move: string): string {
  return `已办理：${words[noun]?.[move] ?? move}。`;
}
