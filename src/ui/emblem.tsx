import type { ReactNode } from 'react';

/** The mark of Hài Lòng: an H whose bar is a smile. Decoration; its place carries the name. */
export function Emblem({ size }: { readonly size: string }): ReactNode {
  return (
    <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden="true" focusable="false">
      <circle cx="32" cy="32" r="31" fill="var(--accent)" />
      <path
        d="M21 17v30M43 17v30M21 29c4 9 18 9 22 0"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="5.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
