/** A file whose pages this browser can draw. */
export interface Pages {
  count: number;
  /** Draws a page, from 1, `width` CSS pixels wide. */
  draw: (page: number, canvas: HTMLCanvasElement, width: number) => Promise<void>;
  close: () => void;
}

/** Beyond this a canvas of a long page costs more memory than a phone has. */
const mostDensity = 2;

/** Reads a PDF or a picture from our server. Answers words when the server refuses; throws when the file cannot be drawn. */
export async function openPages(url: string): Promise<Pages | string> {
  const response = await fetch(url, { headers: { Accept: "application/pdf, image/*" } });
  if (!response.ok) return response.text();
  return response.headers.get("content-type")?.startsWith("image/") ? pictureOf(await response.blob()) : pdfOf(await response.arrayBuffer());
}

async function pdfOf(data: ArrayBuffer): Promise<Pages> {
  const pdf = await import("pdfjs-dist/legacy/build/pdf.mjs");
  // Served beside the client (server.ts): the worker and what Chinese documents without embedded fonts need.
  const home = `/assets/pdfjs-${pdf.version}`;
  pdf.GlobalWorkerOptions.workerSrc = `${home}/build/pdf.worker.min.mjs`;
  const document = await pdf.getDocument({ data, cMapUrl: `${home}/cmaps/`, cMapPacked: true, standardFontDataUrl: `${home}/standard_fonts/`, isEvalSupported: false }).promise;
  return {
    count: document.numPages,
    close: () => void document.destroy(),
    async draw(number, canvas, width) {
      const page = await document.getPage(number);
      const density = Math.min(mostDensity, devicePixelRatio || 1);
      const viewport = page.getViewport({ scale: (width * density) / page.getViewport({ scale: 1 }).width });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await page.render({ canvasContext: canvas.getContext("2d")!, viewport }).promise;
    },
  };
}

async function pictureOf(blob: Blob): Promise<Pages> {
  const picture = await createImageBitmap(blob);
  return {
    count: 1,
    close: () => picture.close(),
    draw(_page, canvas, width) {
      const density = Math.min(mostDensity, devicePixelRatio || 1);
      canvas.width = Math.round(width * density);
      canvas.height = Math.round((canvas.width * picture.height) / picture.width);
      canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
      return Promise.resolve();
    },
  };
}
