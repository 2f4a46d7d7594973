/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** Put in by the build, as in the pages. */
declare const __APP_VERSION__: string;

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0];
};

/** Pages of the other surfaces and the API are never answered from here. */
const NOT_THE_KIOSK: RegExp[] = [
  /^\/admin(?:\/|$)/,
  /^\/p(?:\/|$)/,
  /^\/theo-doi(?:\/|$)/,
  /^\/cong-khai(?:\/|$)/,
  /^\/api\//,
];

// Both routes match GET of this origin only; everything else, POST above all, goes to the network untouched.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/kiosk.html'), { denylist: NOT_THE_KIOSK }));
clientsClaim();

self.addEventListener('message', (event) => {
  // Only the kiosk's own page, from its idle screen, lets a new version in (CF1).
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
  // The self-test compares it with the page's own.
  if (event.data?.type === 'VERSION') event.ports[0]?.postMessage(__APP_VERSION__);
});
