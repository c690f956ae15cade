import { createContext } from "react";

/** The nonce of this response's scripts. Only the server has one; the browser hides it from scripts anyway. */
export const NonceContext = createContext<string | undefined>(undefined);

/** The code of the request that this document answers, for a page that failed while it was drawn. The server alone knows it. */
export const RequestIdContext = createContext<string | null>(null);
