import { createContext } from "react";

/** The nonce of this response's scripts. Only the server has one; the browser hides it from scripts anyway. */
export const NonceContext = createContext<string | undefined>(undefined);
