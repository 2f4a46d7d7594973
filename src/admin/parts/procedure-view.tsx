import type { ReactNode } from 'react';
import type { ProcedureBody } from '#shared/protocol/procedure.ts';
import { PROCEDURE_FIELDS } from '../lib/procedure-fields.ts';
import { PartValue } from './part-value.tsx';
import styles from './procedure-view.module.css';
import { usePartName } from './use-part-name.ts';

/** Every part of a procedure, whole, in the order of the form. */
export function ProcedureView({ body }: { readonly body: ProcedureBody }): ReactNode {
  const partName = usePartName();
  const parts: Readonly<Record<string, unknown>> = body;
  return (
    <dl className={styles.view} lang="vi">
      {PROCEDURE_FIELDS.map(({ key }) => (
        <div key={key} className={styles.part}>
          <dt>{partName(key)}</dt>
          <dd>
            <PartValue value={parts[key]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
