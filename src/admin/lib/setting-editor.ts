import type { SettingField } from './setting-fields.ts';
import type { Tree } from './tree-value.ts';

/** What the editor of one member gets. */
export interface EditorProps {
  readonly field: SettingField;
  /** The member in its part, as faults name it. */
  readonly member: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** What the editor of members that belong together gets. */
export interface FieldsProps {
  readonly fields: readonly SettingField[];
  readonly member: string;
  readonly value: unknown;
  readonly onChange: (value: Tree) => void;
}
