import { fc } from "#tests/support/fast-check.ts";

export interface ProblemShape {
  bids?: number;
  experts?: number;
  /** Which limits beyond load and conflicts may occur. */
  groups?: boolean;
  fair?: boolean;
}

/** Small assignment problems of every kind, possible and impossible ones. */
export function problemOf({ bids = 5, experts = 6, groups = true, fair = true }: ProblemShape = {}) {
  return fc
    .record({ bids: fc.integer({ min: 0, max: bids }), experts: fc.integer({ min: 1, max: experts }), perBid: fc.integer({ min: 0, max: 3 }) })
    .chain((size) => {
      const pair = fc.tuple(fc.integer({ min: 0, max: Math.max(0, size.bids - 1) }), fc.integer({ min: 0, max: size.experts - 1 }));
      const list = (most: number) => (size.bids === 0 ? fc.constant<[number, number][]>([]) : fc.uniqueArray(pair, { maxLength: most, selector: ([bid, expert]) => bid * 1000 + expert }));
      const even = (size.bids * size.perBid) / size.experts;
      const load = fc.tuple(fc.integer({ min: 0, max: Math.floor(even) }), fc.integer({ min: Math.ceil(even), max: Math.ceil(even) + 2 })).map(([min, max]) => ({ min, max }));
      const some = <T>(value: fc.Arbitrary<T>) => (groups ? fc.option(value, { nil: undefined }) : fc.constant(undefined));
      return fc
        .record({
          loadMaxOf: some(fc.array(fc.option(fc.integer({ min: 0, max: Math.ceil(even) + 2 })), { minLength: size.experts, maxLength: size.experts })),
          load: fc.oneof({ weight: 9, arbitrary: load }, { weight: 1, arbitrary: fc.constant({ min: 1, max: 1 }) }),
          weights: list(size.bids * size.experts).chain((pairs) => fc.tuple(...pairs.map(([bid, expert]) => fc.integer({ min: -10, max: 20 }).map((weight): [number, number, number] => [bid, expert, weight])))),
          forbidden: list(Math.ceil((size.bids * size.experts) / 6)),
          expertKinds: fc.array(fc.constantFrom("technical", "financial"), { minLength: size.experts, maxLength: size.experts }),
          perBidKinds: some(fc.record({ financial: fc.integer({ min: 0, max: 1 }), technical: fc.integer({ min: 0, max: 1 }) })),
          expertUnits: some(fc.array(fc.constantFrom("u1", "u2", "u3", "u4", null), { minLength: size.experts, maxLength: size.experts })),
          outsiders: some(fc.uniqueArray(fc.integer({ min: 0, max: size.experts - 1 }))),
          apart: some(fc.array(fc.uniqueArray(fc.integer({ min: 0, max: size.experts - 1 }), { minLength: 2, maxLength: 2 }), { maxLength: size.experts > 1 ? 2 : 0 })),
          fixed: some(list(4)),
          /** Whether the fixed pairs stand already. */
          isSeated: fc.boolean(),
          fair: fair ? fc.boolean() : fc.constant(false),
        })
        .map((rest) => {
          const { isSeated, ...lists } = rest;
          const problem = { ...size, ...lists, ...(rest.outsiders && { perBidOutsiders: Math.min(1, size.perBid) }) };
          const isBanned = ([bid, expert]: [number, number]) => rest.forbidden.some(([b, e]) => b === bid && e === expert);
          const fixed = rest.fixed?.filter((one) => !isBanned(one)).filter(([bid], at, all) => all.slice(0, at + 1).filter(([other]) => other === bid).length <= size.perBid);
          return Object.fromEntries(Object.entries({ ...problem, fixed, seated: isSeated ? fixed : undefined }).filter(([, value]) => value !== undefined));
        });
    });
}
