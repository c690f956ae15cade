/** Characters of a shingle. Eight Chinese characters in a row are rarely the same by chance. */
export const shingleLength = 8;
/** One hash in so many is in a sketch: whichever lies below the bound, for every text alike. */
const share = 8;
const bound = 2 ** 32 / share;

const base = 0x01000193;
const leaving = Array.from({ length: shingleLength }).reduce<number>((product) => Math.imul(product, base), 1);

/** The hash of the shingle that begins at each place, 0 where it would cross a border. */
export function shinglesOf(text: string): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, text.length - shingleLength + 1));
  let rolling = 0;
  let lastBorder = -1;
  for (let end = 0; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === 0) lastBorder = end;
    rolling = (Math.imul(rolling, base) + code) | 0;
    const start = end - shingleLength + 1;
    if (start > 0) rolling = (rolling - Math.imul(text.charCodeAt(start - 1), leaving)) | 0;
    if (start >= 0) hashes[start] = lastBorder >= start ? 0 : mixed(rolling);
  }
  return hashes;
}

/** Spreads a hash evenly over 32 bits; never 0. */
function mixed(hash: number): number {
  let value = hash;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0 || 1;
}

export const isInSketch = (hash: number) => hash !== 0 && hash < bound;

/**
 * MinHash sketch: the shingles whose hash lies below a bound common to all texts. What two sketches share measures what
 * the texts share, also where a page of one stands in the hundred of another.
 */
export function sketchOf(hashes: Uint32Array): Set<number> {
  const sketch = new Set<number>();
  for (const hash of hashes) if (isInSketch(hash)) sketch.add(hash);
  return sketch;
}
