import { start } from './main.tsx';

/** The counter's own page (kiosk.html), which the service worker answers with: it asks for everything at once. */
start(document.getElementById('root') ?? document.body);
