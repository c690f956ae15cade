import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
let fonts: { regular: Buffer; bold: Buffer } | undefined;

/** Read once a thread: 15 MB each, of which a file takes the characters that it needs. */
export function readFonts() {
  const font = (file: string) => readFileSync(require.resolve(`@expo-google-fonts/noto-serif-sc/${file}`));
  return (fonts ??= { regular: font("400Regular/NotoSerifSC_400Regular.ttf"), bold: font("700Bold/NotoSerifSC_700Bold.ttf") });
}
