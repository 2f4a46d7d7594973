import { Window } from 'happy-dom';
import { populateGlobal } from 'vitest/runtime';

/**
 * A page for tests in which the real centre runs beside it. To be imported first, for its effect. The test runner's own
 * page environment also replaces `Request`, `Response` and `Headers` by the page's kind, which hide cookies as a
 * browser does: there the centre could never open a session.
 */
const page = new Window({ url: 'http://localhost:8080/admin', width: 1280, height: 800 });
populateGlobal(globalThis, page, { bindFunctions: true });
