/**
 * The packages that stand otherwise in one text of the lock file than in the other, by their places.
 * An optional package that only one of them names does not count: npm writes those of other platforms
 * when the registry of the day serves them, and registries differ in which they do.
 */
export function lockChanges(before, after) {
  const [one, other] = [before, after].map((text) => JSON.parse(text).packages);
  return Object.keys({ ...one, ...other }).filter((place) => {
    const [a, b] = [one[place], other[place]];
    if (a && b) return a.version !== b.version || a.integrity !== b.integrity;
    const { optional, devOptional } = a ?? b;
    return !optional && !devOptional;
  });
}
