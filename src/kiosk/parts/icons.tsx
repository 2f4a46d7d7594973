import type { ReactNode } from 'react';

interface IconProps {
  readonly className?: string | undefined;
}

/** Our own line icons: decoration beside words, never instead of them. */
function Icon({ className, path }: IconProps & { readonly path: string }): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1.4em"
      height="1.4em"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}

export function SearchIcon({ className }: IconProps): ReactNode {
  return (
    <Icon className={className} path="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20.5 20.5" />
  );
}

export function PhoneIcon({ className }: IconProps): ReactNode {
  return (
    <Icon
      className={className}
      path="M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3a2 2 0 0 1-2 2A14.5 14.5 0 0 1 4.5 6a2 2 0 0 1 2-2z"
    />
  );
}

export function BackIcon({ className }: IconProps): ReactNode {
  return <Icon className={className} path="M20 12H4.5M11 5.5 4.5 12l6.5 6.5" />;
}

export function LockIcon({ className }: IconProps): ReactNode {
  return <Icon className={className} path="M6 10.5h12v9.5H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5" />;
}

/** A person with open arms: help for eyes, hands and ears. */
export function HelpIcon({ className }: IconProps): ReactNode {
  return (
    <Icon
      className={className}
      path="M12 6.2a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8zM4.5 8.5c5 1.3 10 1.3 15 0M9.5 9.5v5L8 21.5M14.5 9.5v5l1.5 7M9.5 14.5h5"
    />
  );
}

export function SpeakerIcon({ className }: IconProps): ReactNode {
  return (
    <Icon
      className={className}
      path="M4 9.5v5h3.5L13 19V5L7.5 9.5zM16.5 9a4.2 4.2 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11"
    />
  );
}

export function NextIcon({ className }: IconProps): ReactNode {
  return <Icon className={className} path="M9 5.5 15.5 12 9 18.5" />;
}

/** A box to tick; the tick is the meaning, not its colour. */
export function TickBox({ className, ticked }: IconProps & { readonly ticked: boolean }): ReactNode {
  return <Icon className={className} path={`M4 4h16v16H4z${ticked ? 'M8 12.5l3 3 5.5-6.5' : ''}`} />;
}

export function SpeechIcon({ className }: IconProps): ReactNode {
  return <Icon className={className} path="M4 5h16v11H11l-4.5 4v-4H4zM8 9h8M8 12.5h5" />;
}
