/** The bytes of a chosen file; null when it was moved or changed since it was chosen. */
export async function readFileBytes(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}
