import { type ReactNode, useEffect, useRef } from 'react';

export interface TitleProps {
  readonly className: string | undefined;
  readonly id?: string | undefined;
  readonly lang?: string | undefined;
  readonly children: ReactNode;
}

/** The heading of a screen that has just been opened: focus goes there, so that keyboard and screen reader begin at its top. */
export function Title({ className, id, lang, children }: TitleProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} id={id} tabIndex={-1} className={className} lang={lang}>
      {children}
    </h1>
  );
}
