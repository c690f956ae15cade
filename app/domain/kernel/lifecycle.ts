/** One arrow of a move: from any of these states to that one; `outcome` tells arrows of one move apart. */
export interface Edge<S extends string> {
  from: readonly S[];
  to: S;
  outcome?: string;
}

/**
 * A noun's lifecycle (生命周期): its states, how it comes into being, and its named moves.
 * The move's name is the unit everywhere: policy row, button, form intent, audit event, mail, service file.
 */
export interface Lifecycle<S extends string, M extends string> {
  noun: string;
  states: readonly S[];
  /** The state of a new row and the name of the event that records its creation. */
  birth: { state: S; event: string };
  moves: Readonly<Record<M, readonly Edge<S>[]>>;
}

/** Declares a lifecycle; states and moves are inferred as literal unions, arrows are checked against the states. */
export function defineLifecycle<const S extends string, const M extends string>(table: {
  noun: string;
  states: readonly S[];
  birth: { state: NoInfer<S>; event: string };
  moves: Readonly<Record<M, readonly Edge<NoInfer<S>>[]>>;
}): Lifecycle<S, M> {
  return table;
}

export type StateOf<L> = L extends Lifecycle<infer S, string> ? S : never;
export type MoveOf<L> = L extends Lifecycle<string, infer M> ? M : never;

/** The arrow a move takes from a state, or null when the move is not possible there. Without `outcome` the arrow must be the only one. */
export function edgeOf<S extends string, M extends string>(lifecycle: Lifecycle<S, M>, move: M, state: S, outcome?: string): Edge<S> | null {
  const open = lifecycle.moves[move].filter((edge) => edge.from.includes(state));
  if (outcome === undefined) return open.length === 1 ? (open[0] ?? null) : (open.find((edge) => edge.outcome === undefined) ?? null);
  return open.find((edge) => edge.outcome === outcome) ?? null;
}

/** Whether the move has any arrow out of the state. */
export function canMove<S extends string, M extends string>(lifecycle: Lifecycle<S, M>, move: M, state: S): boolean {
  return lifecycle.moves[move].some((edge) => edge.from.includes(state));
}

/** All states from which a move may start. */
export function sourcesOf<S extends string, M extends string>(lifecycle: Lifecycle<S, M>, move: M): readonly S[] {
  return lifecycle.states.filter((state) => canMove(lifecycle, move, state));
}

/** Names of a lifecycle's moves in the order of the table. */
export function movesOf<M extends string>(lifecycle: Lifecycle<string, M>): M[] {
  return Object.keys(lifecycle.moves) as M[];
}
