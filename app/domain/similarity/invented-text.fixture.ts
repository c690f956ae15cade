import { seededNumbers } from "#app/domain/kernel/seeded-random.ts";

/** So many characters of Chinese that nobody wrote, in sentences: two seeds share nothing but chance. */
export function inventedText(seed: number, length: number): string {
  const draw = seededNumbers(seed);
  let text = "";
  while (text.length < length) {
    for (let left = 12 + draw(20); left > 0; left -= 1) text += String.fromCharCode(0x4e00 + draw(3000));
    text += draw(5) === 0 ? "。\n" : "，";
  }
  return text.slice(0, length);
}
