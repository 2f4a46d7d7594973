import type { ReactNode } from 'react';
import { encode } from 'uqr';

/** A QR code as one path: sharp at every size, nothing is fetched. */
export function QrCode(props: { readonly text: string; readonly label: string }): ReactNode {
  const { data, size } = encode(props.text, { ecc: 'M', border: 3 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={props.label} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
