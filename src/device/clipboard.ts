/** Puts text on the clipboard; false where the browser does not allow it. Never rejects. */
export async function copyText(clipboard: Clipboard | undefined, text: string): Promise<boolean> {
  try {
    if (clipboard === undefined) return false;
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
