/**
 * A stream of whole numbers that is the same for the same seed everywhere (可重现的伪随机数), for simulations only: anybody can
 * foresee it. Mulberry32 by Tommy Ettinger, public domain; seed and state are 32 bits.
 */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
