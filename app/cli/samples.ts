import { addLot, recordSent, supplyMore } from "#app/services/sample/arrange-samples.ts";
import { recordVisit, setVisit } from "#app/services/sample/arrange-visit.ts";
import { askSample } from "#app/services/sample/ask-sample.ts";
import { registerVisit } from "#app/services/sample/register-visit.ts";
import { showSamples } from "#app/services/sample/show-samples.ts";
import { useCaseCommand } from "./use-case-command.ts";

/** `samples show NO`: 样品与踏勘 as the person may know it. */
export const samplesShow = useCaseCommand("NO", (ctx, no) => showSamples(ctx, no));
/** `samples add NO`, `samples supply NO`, `samples send NO`: the officer's; `samples ask NO`: a team's. */
export const samplesAdd = useCaseCommand("NO", addLot);
export const samplesSupply = useCaseCommand("NO", supplyMore);
export const samplesSend = useCaseCommand("NO", recordSent);
export const samplesAsk = useCaseCommand("NO", askSample);
/** 踏勘: `samples visit NO`, `samples record NO`: the officer's; `samples register NO`: a team's. */
export const samplesVisit = useCaseCommand("NO", setVisit);
export const samplesRecord = useCaseCommand("NO", recordVisit);
export const samplesRegister = useCaseCommand("NO", registerVisit);
