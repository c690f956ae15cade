/** Full-width ASCII as half-width (全角转半角): Chinese input methods type １２３，（ＡＢＣ） where the data need 123,(ABC). */
export function toHalfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)).replaceAll("\u3000", " ");
}
