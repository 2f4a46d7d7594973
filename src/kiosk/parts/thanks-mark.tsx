import type { ReactNode } from 'react';

/** "Saved": the one mark of the thanks, whatever was answered. */
export function ThanksMark({ className }: { readonly className: string | undefined }): ReactNode {
  return (
    <svg viewBox="0 0 96 96" className={className} aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="5" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="48" cy="48" r="44" />
        <path d="M29 50l13 13 26-29" />
      </g>
    </svg>
  );
}
