/**
 * One attempt for all who ask while it goes on and after it succeeded; what failed is tried anew by the next who asks.
 */
export function sharedAttempt<T>(attempt: () => Promise<T>): () => Promise<T> {
  let under: Promise<T> | null = null;
  return () => {
    under ??= attempt().catch((cause: unknown) => {
      under = null;
      throw cause;
    });
    return under;
  };
}
