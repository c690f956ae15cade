/** The Remix options; `vite.config.ts` hands them to the Vite plugin. */
export default /** @satisfies {import("@remix-run/dev").VitePluginConfig} */ ({
  appDirectory: "app",
  buildDirectory: "build",
  serverModuleFormat: "esm",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_routeConfig: true,
    // Off on purpose: its /__manifest is a known load hole and names route modules.
    v3_lazyRouteDiscovery: false,
  },
});
