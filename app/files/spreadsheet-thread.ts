import { parentPort } from "node:worker_threads";
import { readSpreadsheet, type SpreadsheetResult, type SpreadsheetTask } from "./read-spreadsheet.ts";

// The thread's own file: Node runs it as it is, beside whatever bundle started it.
parentPort?.on("message", (task: SpreadsheetTask) => {
  void readSpreadsheet(task).then((result: SpreadsheetResult) => parentPort?.postMessage(result));
});
