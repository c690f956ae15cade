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
    // A page then names its own route and not all of them, 10 kB less. Its /__manifest, a known load hole that names route
    // modules, is answered before Remix with nothing: our links and forms are the browser's own, so there is nothing to discover.
    v3_lazyRouteDiscovery: true,
  },
});
