/** Of a foreign document and its frame: links may open a window of their own; scripts, forms and our origin stay out of reach. */
export const sandbox = "allow-popups allow-popups-to-escape-sandbox";
