/**
 * What the address carries after `#`, taken out of it: neither the bar, nor the history, nor a page that is shared shows the
 * code from then on. Empty when there is none.
 */
export function takeFragment(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): string {
  // Read first: the location follows the history.
  const fragment = location.hash.slice(1);
  if (fragment === '') return '';
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  return decodeFragment(fragment);
}

function decodeFragment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
