/** The one entry of every page: the path decides which surface is loaded, so that the kiosk never carries the others. */
const surface = location.pathname.startsWith('/admin')
  ? import('./admin/main.tsx')
  : import('./kiosk/main.tsx');

void surface.then(({ start }) => start(document.getElementById('root') ?? document.body));
