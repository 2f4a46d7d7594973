import { type ComponentType, lazy, type ReactNode, useState } from 'react';

export interface LazyScreen<Props extends object> {
  readonly Screen: ComponentType<Props>;
  load(): Promise<void>;
}

/**
 * Shows at once what was loaded ahead; `lazy` alone would wait a moment even then.
 * @param instead what stands in where the screen cannot be had
 */
export function lazyScreen<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  instead?: ComponentType<Props>,
): LazyScreen<Props> {
  let loaded: ComponentType<Props> | null = null;
  const Fallback: ComponentType<Props> = lazy(async () => ({
    default: await fetch().catch((cause: unknown) => {
      if (instead === undefined) throw cause;
      return instead;
    }),
  }));
  return {
    Screen: function Screen(props: Props): ReactNode {
      const [Chosen] = useState(() => loaded ?? Fallback);
      return <Chosen {...props} />;
    },
    async load() {
      loaded = await fetch();
    },
  };
}
