/** Margins of A4 in points, and the colours of the screen that also print in grey. */
export const paper = { margins: { top: 56, bottom: 64, left: 62, right: 62 } } as const;

/** Edges of the page that is drawn on, upright or across, whatever its margins. */
export const leftOf = (doc: PDFKit.PDFDocument): number => doc.page.margins.left;
export const rightOf = (doc: PDFKit.PDFDocument): number => doc.page.width - doc.page.margins.right;
export const widthOf = (doc: PDFKit.PDFDocument): number => rightOf(doc) - leftOf(doc);
export const bottomOf = (doc: PDFKit.PDFDocument): number => doc.page.height - doc.page.margins.bottom;

export const ink = "#1a1a1a";
export const soft = "#5c6670";
export const line = "#c3c9d0";
export const wash = "#f3f5f8";
export const blue = "#1d4f91";
export const red = "#a4262c";
