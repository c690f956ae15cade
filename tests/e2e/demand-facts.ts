import { type Indicator, type Item, ownerOf } from "./demands.ts";

const texts = ["title", "class", "waste", "periodMonths", "background", "content", "deliverables", "ipRule"] as const;
const textsOf = (from: Pick<Item, (typeof texts)[number]>) => Object.fromEntries(texts.map((name) => [name, from[name]]));
const measured = ["code", "comparator", "value", "upper", "unit", "method", "hard", "verification"] as const;
const measuredOf = (one: Indicator) => Object.fromEntries(measured.map((name) => [name, one[name]]));

/** A demand as the command line shows it to an officer, as far as the demo's file has it too. */
export interface ShownDemand {
  unitName: string;
  content: Pick<Item, (typeof texts)[number]> & { industry: string; keywords: string; showsContact: boolean; contactName: string; contactPhone: string; fiscalFen: number; ownerInputFen: number; payToBidderFen: number; indicators: (Indicator & { basis: string })[] };
}

/** Its facts in the shape of the file. 干基 stands in the name of an indicator or beside it. */
export function factsOfDemand({ unitName, content }: ShownDemand) {
  const { industry, keywords, showsContact, contactName, contactPhone, fiscalFen, ownerInputFen, payToBidderFen, indicators } = content;
  return {
    ...textsOf(content),
    unitName,
    industry,
    keywords,
    contact: showsContact ? { name: contactName, phone: contactPhone } : null,
    money: { fiscal: fiscalFen / 1e6, ownerInput: ownerInputFen / 1e6, payToBidder: payToBidderFen / 1e6 },
    indicators: indicators.map((one) => ({ ...measuredOf(one), name: one.basis === "" ? one.name : `${one.name}（${one.basis}）` })),
  };
}

/** The same facts by the demo's file. */
export function factsOfFile(item: Item) {
  const { fiscal, ownerInput, payToBidder } = item.money;
  return {
    ...textsOf(item),
    unitName: ownerOf(item).name,
    industry: item.industry ?? "",
    keywords: item.keywords ?? "",
    contact: item.contact ?? null,
    money: { fiscal, ownerInput, payToBidder },
    indicators: item.indicators.map((one) => ({ ...measuredOf(one), name: one.name })),
  };
}
