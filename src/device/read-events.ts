/** What a stream of events (HTML Standard, `text/event-stream`) brings. */
export interface EventListeners {
  /** Anything at all, also a comment. */
  readonly onBytes: () => void;
  readonly onEvent: (event: string, data: string) => void;
}

/** Reads events until the stream ends; rejects when it breaks. Lines may come in any pieces. */
export async function readEvents(body: ReadableStream<Uint8Array>, listeners: EventListeners): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    listeners.onBytes();
    const blocks = (rest + decoder.decode(value, { stream: true })).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) readBlock(block, listeners);
  }
}

function readBlock(block: string, { onEvent }: EventListeners): void {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  }
  if (data.length > 0) onEvent(event, data.join('\n'));
}
