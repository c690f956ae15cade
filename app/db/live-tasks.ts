import { liveStates } from "#app/domain/review/view.ts";

/** The states of a task that stands (SQL): `a.status in ${liveSql}`. */
export const liveSql = `(${liveStates.map((state) => `'${state}'`).join(", ")})`;
