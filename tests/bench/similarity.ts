import os from "node:os";
import PDFKit from "pdfkit";
import { createRequire } from "node:module";
import { inventedText } from "#app/domain/similarity/invented-text.fixture.ts";
import { screenBids, type ScreenTask } from "#app/domain/similarity/screen.ts";
import { readFileText } from "#app/files/file-text.ts";

/**
 * `npm run bench -- similarity`: a 雷同核查 of 1,000 bids of 20 pages (800 characters each), with 40 planted copies of half a page
 * and a form that all of them have; then how long a 20-page PDF takes to read, which is done once for each attachment.
 */
const bids = 1_000;
const page = 800;
const pages = 20;
const planted = 40;
const goalSeconds = 60;
const readFiles = 20;
const goalReadSeconds = 600;

function aTask(): ScreenTask {
  const form = inventedText(900_000, 2 * page);
  const one = (index: number) => {
    const copy = index < 2 * planted ? inventedText(800_000 + Math.floor(index / 2), page / 2) : "";
    return { units: [`U${index}`], isPast: false, traits: [], texts: [{ source: { kind: "form" } as const, text: inventedText(index, 9 * page) + copy + form + inventedText(500_000 + index, 9 * page) }] };
  };
  return { bids: Array.from({ length: bids }, (_, index) => one(index)), known: [] };
}

async function aPdf(seed: number): Promise<Uint8Array> {
  const doc = new PDFKit();
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve) => doc.on("end", resolve));
  doc.font(createRequire(import.meta.url).resolve("@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf")).fontSize(12);
  for (let number = 0; number < pages; number += 1) {
    if (number > 0) doc.addPage();
    doc.text(inventedText(seed * 100 + number, page));
  }
  doc.end();
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}

const task = aTask();
const before = process.memoryUsage().rss;
const start = performance.now();
const { pairs, morePairs } = screenBids(task);
const seconds = (performance.now() - start) / 1000;
const memory = (process.memoryUsage().rss - before) / 2 ** 20;
const found = pairs.filter(({ first, second, shared }) => first < 2 * planted && second === first + 1 && first % 2 === 0 && shared > page / 3).length;

const file = await aPdf(1);
await readFileText(new Uint8Array(file), "pdf");
const from = performance.now();
for (let index = 0; index < readFiles; index += 1) {
  const read = await readFileText(new Uint8Array(file), "pdf");
  if (!read || read.text.length < pages * page * 0.9) throw new Error("A page was not read");
}
const perFile = (performance.now() - from) / readFiles;

const figure = (key: string, value: number, unit: string, goal: number | null, holds: boolean | null = goal === null ? null : value <= goal) => ({ key, value: Math.round(value * 10) / 10, unit, goal, holds });
const unplanted = pairs.length - found + morePairs;
const figures = [
  figure(`compare${bids}x${pages}`, seconds, "s", goalSeconds),
  figure("plantedFound", found, "pairs", planted, found === planted),
  figure("notPlanted", unplanted, "pairs", 0),
  figure("memory", memory, "MiB", null),
  figure(`readPdf${pages}`, perFile, "ms", null),
  figure(`read${bids}Pdfs`, (perFile * bids) / 1000, "s", goalReadSeconds),
];
const cpu = os.cpus()[0]?.model ?? "unknown";
console.log(JSON.stringify({ name: "similarity", machine: `${os.availableParallelism()} × ${cpu}, Node ${process.version}`, figures }, null, 2));
if (figures.some(({ holds }) => holds === false)) process.exitCode = 1;
