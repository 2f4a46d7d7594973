/** A browser of another engine, as far as the counter's journeys need one: what it can do is said in scripts of the page. */
export interface Engine {
  readonly name: string;
  open(url: string): Promise<void>;
  /** Runs in the page; `source` is the body of a function that returns JSON. */
  evaluate(source: string): Promise<unknown>;
  /** Opens the page anew: in a browser that was ended and started again, where its automation keeps a profile. */
  reopen(url: string): Promise<void>;
  close(): Promise<void>;
}

const POLL_MS = 150;
const PATIENCE_MS = 30_000;

/** Waits until the page says what is expected; the last thing that it said stands in the error. */
export async function waitFor(
  what: string,
  read: () => Promise<unknown>,
  isRight: (value: unknown) => boolean,
): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  let last: unknown;
  while (performance.now() < deadline) {
    last = await read().catch((error: unknown) => String(error));
    if (isRight(last)) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`${what}: still ${JSON.stringify(last)}`);
}

/** Touches the button of that name, as soon as it is there and may be touched. */
export async function press(engine: Engine, name: string): Promise<void> {
  const source = `
    const words = (element) => element.textContent.replace(/\\s+/g, ' ').trim();
    const button = [...document.querySelectorAll('button')].find((each) => words(each) === ${JSON.stringify(name)});
    if (!button || button.disabled) return false;
    button.click();
    return true;`;
  await waitFor(`${engine.name}: press ${name}`, () => engine.evaluate(source), Boolean);
}

/** The page's text, its runs of white space as one blank. */
async function textOf(engine: Engine): Promise<string> {
  return String(await engine.evaluate(`return document.body.innerText.replace(/\\s+/g, ' ');`));
}

export async function expectText(engine: Engine, text: string): Promise<void> {
  await waitFor(
    `${engine.name}: read "${text}"`,
    () => textOf(engine),
    (value) => String(value).includes(text),
  );
}
