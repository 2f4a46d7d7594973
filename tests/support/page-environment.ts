import { Window } from 'happy-dom';
import { type Environment, populateGlobal } from 'vitest/runtime';

/**
 * A page for tests in which the real centre runs beside it: `// @vitest-environment beside-centre`. The test runner's own
 * page environment also replaces `Request`, `Response` and `Headers` by the page's kind, which hide cookies as a browser
 * does: there the centre could never open a session.
 */
const besideCentre: Environment = {
  name: 'beside-centre',
  viteEnvironment: 'ssr',
  setup(global) {
    const page = new Window({ url: 'http://localhost:8080/admin', width: 1280, height: 800 });
    const { keys, originals } = populateGlobal(global, page, { bindFunctions: true });
    return {
      async teardown() {
        await page.happyDOM.abort();
        for (const key of keys) delete global[key];
        for (const [key, value] of originals) global[key] = value;
      },
    };
  },
};
export default besideCentre;
