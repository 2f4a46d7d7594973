import type { ReactNode } from 'react';

/** Line drawings of the program's own life events; a unit's own event has the plain sheet. */
const PATHS: Readonly<Record<string, string>> = {
  birth: 'M12 5.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 13.5h16a8 8 0 0 1-16 0zM7.5 20.5 6 22M16.5 20.5 18 22',
  marriage:
    'M9 9.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM15 9.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM9.5 3h5l-2.5 3.5z',
  home: 'M3.5 11.5 12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-6h4v6',
  copies: 'M8 3.5h8l4 4v9H8zM16 3.5v4h4M8 7.5H4v13h12v-4M11 11h6M11 13.5h6',
  land: 'M3 20.5h18M5 20.5V10l5-3.5 5 3.5v10.5M15 13h4v7.5M8.5 12h3M8.5 15.5h3',
  business:
    'M4 9.5 5.5 4h13L20 9.5M4 9.5a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0 2.7 2.7 0 0 0 5.3 0M5.5 12v8.5h13V12M10 20.5V15h4v5.5',
  support: 'M12 9.5C9.5 5 4.5 6.5 5 10.5c.4 3 4 5 7 7.5 3-2.5 6.6-4.5 7-7.5.5-4-4.5-5.5-7-1z',
  merit:
    'M8 3 12 10 16 3M12 10a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM12 13l.8 1.6 1.8.2-1.3 1.2.4 1.8-1.7-.9-1.7.9.4-1.8-1.3-1.2 1.8-.2z',
  death: 'M5 13.5h14l-1.8 6.5H6.8zM8.5 13.5V7M12 13.5V4.5M15.5 13.5V7',
  papers: 'M6 3.5h9l4 4v13H6zM15 3.5v4h4M9 12.5l4.5-4 2 2-4.5 4H9zM9 18h7',
  service:
    'M12 3 5 5.5v6c0 4.5 3 7.5 7 9.5 4-2 7-5 7-9.5v-6zM12 8.5l1 2.2 2.4.2-1.8 1.6.5 2.4-2.1-1.2-2.1 1.2.5-2.4-1.8-1.6 2.4-.2z',
  petition: 'M4 5.5h16v11h-9L7 20.5v-4H4zM8 9.5h8M8 12.5h5',
};
const SHEET = 'M6 3.5h9l4 4v13H6zM15 3.5v4h4M9 12h7M9 15h7M9 18h4';

export function LifeEventIcon({ id }: { readonly id: string }): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      width="2rem"
      height="2rem"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={Object.hasOwn(PATHS, id) ? PATHS[id] : SHEET} />
    </svg>
  );
}
