import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** The unit and days in which rows are looked for. */
export interface RowsPlace {
  readonly unit: string;
  readonly from: string;
  readonly to: string;
}

/** Leads to the ratings behind a figure; plain text for whoever may not see single ratings. */
export function RowsLink(props: {
  readonly place: RowsPlace | undefined;
  readonly filter: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}): ReactNode {
  if (props.place === undefined) return props.children;
  return (
    <Link href={`/ratings?${new URLSearchParams({ ...props.place, ...props.filter })}`}>
      {props.children}
    </Link>
  );
}
