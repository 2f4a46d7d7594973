/** Hands a file to the browser's downloads. */
export function saveFile(name: string, lines: readonly string[], page: Document = document): void {
  const address = URL.createObjectURL(new Blob([...lines], { type: 'application/x-ndjson' }));
  const link = page.createElement('a');
  link.href = address;
  link.download = name;
  page.body.append(link);
  link.click();
  link.remove();
  // The browser reads it on its own time and does not say when it is done.
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
}

const REVOKE_AFTER_MS = 5 * 60_000;
