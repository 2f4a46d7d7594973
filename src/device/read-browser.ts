/** Engine and main version, as far as its own words tell; null where they tell nothing that is known. */
export function readBrowser(userAgent: string): { readonly name: string; readonly major: number } | null {
  for (const [name, pattern] of ENGINES) {
    const major = Number(pattern.exec(userAgent)?.[1]);
    if (major > 0) return { name, major };
  }
  return null;
}

/** Chromium calls itself Safari too, so it is asked first. */
const ENGINES = [
  ['Firefox', /Firefox\/(\d+)/],
  ['Chromium', /Chrom(?:e|ium)\/(\d+)/],
  ['Safari', /Version\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari/],
] as const;
