/** The one entry of every page: the path decides which surface is loaded, so that the kiosk never carries the others. */
void load(location.pathname).then(({ start }) => start(document.getElementById('root') ?? document.body));

function load(path: string) {
  if (path.startsWith('/admin')) return import('./admin/main.tsx');
  return path.startsWith('/theo-doi') ? import('./visitor/main.tsx') : import('./kiosk/main.tsx');
}
