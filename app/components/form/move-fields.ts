/** A field of a move's form, read from the JSON Schema of its input. */
export interface MoveField {
  name: string;
  kind: "text" | "long" | "instant" | "date" | "number" | "choice" | "choices" | "yesNo" | "scan";
  isRequired: boolean;
  options: string[];
  most: number | undefined;
}

interface Property {
  type?: string;
  format?: string;
  enum?: string[];
  maxLength?: number;
  items?: Property;
  /** A secret that is never shown: it comes from a page of its own. */
  writeOnly?: boolean;
}

/** From this length on a text gets several lines. */
const longText = 100;

function kindOf({ type, format, enum: options, maxLength, items }: Property): MoveField["kind"] | null {
  if (options) return "choice";
  if (type === "array") return items?.enum ? "choices" : null;
  if (type === "integer" || type === "number") return "number";
  if (type === "boolean") return "yesNo";
  if (type !== "string") return null;
  if (format === "date-time") return "instant";
  if (format === "date") return "date";
  if (format === "scan") return "scan";
  return maxLength !== undefined && maxLength > longText ? "long" : "text";
}

/** The fields of a move's input, or null where it is no plain table of fields: then the move has a page of its own. */
export function moveFields(inputSchema: unknown): MoveField[] | null {
  const { type, properties = {}, required = [] } = inputSchema as { type?: string; properties?: Record<string, Property>; required?: string[] };
  if (type !== "object") return null;
  const fields: MoveField[] = [];
  for (const [name, property] of Object.entries(properties)) {
    if (property.writeOnly) continue;
    const kind = kindOf(property);
    if (kind === null) return null;
    fields.push({ name, kind, isRequired: required.includes(name), options: property.enum ?? property.items?.enum ?? [], most: property.maxLength });
  }
  return fields;
}
