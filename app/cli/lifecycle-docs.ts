import type { Lifecycle } from "#app/domain/kernel/lifecycle.ts";
import { lifecycles, type Noun } from "#app/domain/policy/nouns.ts";
import { eventWords, moveWords } from "#app/messages/zh-CN/moves.ts";
import { nounWords, type StateWords, stateWords } from "#app/messages/zh-CN/states.ts";

type AnyLifecycle = Lifecycle<string, string>;

/** All lifecycles as a table of states and a Mermaid diagram each, in the order of the nouns. */
export function lifecycleSections(): string {
  return (Object.keys(lifecycles) as Noun[]).map((noun) => section(noun, lifecycles[noun] as AnyLifecycle)).join("\n\n");
}

function section(noun: Noun, lifecycle: AnyLifecycle): string {
  return [`### ${nounWords[noun]} \`${noun}\``, "", ...table(noun, lifecycle), "", ...diagram(noun, lifecycle)].join("\n");
}

const wordsOf = (noun: Noun, state: string) => (stateWords[noun] as Record<string, StateWords>)[state]!;
const moveWordOf = (noun: Noun, move: string) => (moveWords[noun] as Record<string, string>)[move]!;

/** Every arrow of the table: state, move, target. */
function arrowsOf({ moves }: AnyLifecycle): { from: string; move: string; to: string; outcome: string | undefined }[] {
  return Object.entries(moves).flatMap(([move, edges]) => edges.flatMap(({ from, to, outcome }) => from.map((state) => ({ from: state, move, to, outcome }))));
}

function table(noun: Noun, lifecycle: AnyLifecycle): string[] {
  const arrows = arrowsOf(lifecycle);
  const rows = lifecycle.states.map((state) => {
    const { staff, public: shown } = wordsOf(noun, state);
    const moves = arrows.filter((arrow) => arrow.from === state).map(({ move, to, outcome }) => `\`${move}\`${outcome ? ` (${outcome})` : ""} → \`${to}\``);
    return `| \`${state}\` | ${staff} | ${shown} | ${moves.length > 0 ? moves.join(", ") : "—"} |`;
  });
  return ["| State | 工作人员看到 | 公众看到 | Moves |", "| - | - | - | - |", ...rows];
}

function diagram(noun: Noun, lifecycle: AnyLifecycle): string[] {
  const { state, event } = lifecycle.birth;
  const born = eventWords[event] ?? moveWordOf(noun, event);
  return [
    "```mermaid",
    "stateDiagram-v2",
    ...lifecycle.states.map((name) => `  state "${wordsOf(noun, name).staff}" as ${name}`),
    `  [*] --> ${state}: ${born}`,
    ...arrowsOf(lifecycle).map(({ from, move, to }) => `  ${from} --> ${to}: ${moveWordOf(noun, move)}`),
    "```",
  ];
}
